using FastEngine.Storage.Symbols;

namespace FastEngine.Storage.Tests.Symbols;

public sealed class SymbolKeyTests
{
    [Theory]
    [InlineData("BTCUSDT")]
    [InlineData("BTCUSD_PERP")]
    [InlineData("EURUSD.m")]
    [InlineData("1000PEPEUSDT")]
    [InlineData("币安人生USDT")]
    public void A_symbol_is_a_folder_name(string symbol)
    {
        var key = new SymbolKey("binance", "usdm", symbol);
        Assert.Equal($"binance/usdm/{symbol}", key.ToString());
        Assert.Equal(Path.Combine("/data", "binance", "usdm", symbol, "trading.duckdb"), StoreLayout.PathOf("/data", key));
    }

    [Theory]
    [InlineData("BTCUSDT", true)]
    [InlineData("BTCUSDT@usdm", true)]
    [InlineData("usdm/BTCUSDT", true)]
    [InlineData("binance/usdm/BTCUSDT", true)]
    [InlineData("BTCUSDT@spot", false)]
    [InlineData("USDT@usdm", false)]
    [InlineData("m/BTCUSDT", false)]
    public void People_mean_it_by_its_symbol_or_with_its_market(string name, bool isMeant) => Assert.Equal(isMeant, new SymbolKey("binance", "usdm", "BTCUSDT").IsMeantBy(name));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../x")]
    [InlineData("A/B")]
    [InlineData("A\\B")]
    [InlineData("A B")]
    [InlineData("A\0B")]
    [InlineData("A\"B")]
    [InlineData("-A")]
    public void What_a_path_reads_otherwise_is_refused(string symbol)
    {
        var error = Assert.Throws<ArgumentException>(() => new SymbolKey("binance", "usdm", symbol));
        Assert.Contains(symbol, error.Message);
    }

    [Fact]
    public void A_name_too_long_for_a_folder_is_refused() => Assert.False(SymbolKey.IsName(new string('A', 121)));

    [Theory]
    [InlineData(60_000_000_000, "candles_1m")]
    [InlineData(300_000_000_000, "candles_5m")]
    [InlineData(15_000_000_000, "candles_15s")]
    [InlineData(3_600_000_000_000, "candles_1h")]
    [InlineData(86_400_000_000_000, "candles_1d")]
    [InlineData(250_000_000, "candles_250ms")]
    public void A_timeframe_names_its_table(long timeframeNs, string table)
    {
        Assert.Equal(table, Timeframe.TableOf(timeframeNs));
        Assert.True(Timeframe.TryParseTable(table, out var parsed));
        Assert.Equal(timeframeNs, parsed);
    }

    [Theory]
    [InlineData("candles_")]
    [InlineData("candles_m")]
    [InlineData("candles_0m")]
    [InlineData("candles_5x")]
    [InlineData("ticks")]
    public void Other_tables_are_no_candles(string table) => Assert.False(Timeframe.TryParseTable(table, out _));
}
