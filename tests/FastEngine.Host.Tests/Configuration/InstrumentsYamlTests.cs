using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Tests.Configuration;

public class InstrumentsYamlTests
{
    private const string Right = "{ symbol: BTCUSDT, market: usdm, price_scale: 2, quantity_scale: 3, tick: 0.1, lot: 0.001, min_notional: 100 }";

    [Fact]
    public void An_instrument_is_read_exactly()
    {
        var result = Read(Right, "{ symbol: BTCUSD_PERP, market: coinm, price_scale: 2, quantity_scale: 0, tick: 0.1, lot: 1 }");
        Assert.Empty(result.Violations);
        Assert.Equal(
            [
                new KnownInstrument("BTCUSDT", Market.UsdMargined, 2, 3, 0.1m, 0.001m, 100m),
                new KnownInstrument("BTCUSD_PERP", Market.CoinMargined, 2, 0, 0.1m, 1m),
            ],
            result.Instruments);
    }

    [Fact]
    public void One_name_may_stand_in_several_markets() =>
        Assert.Equal(2, Read(Right, Right.Replace("usdm", "spot", StringComparison.Ordinal)).Instruments.Count);

    [Theory]
    [InlineData("tick: 0.1", "tick: 0.001", "i.yaml:2: BTCUSDT.tick: 0.001 has 3 decimals, more than price_scale 2")]
    [InlineData("lot: 0.001", "lot: 0.00015", "i.yaml:2: BTCUSDT.lot: 0.00015 has 5 decimals, more than quantity_scale 3")]
    [InlineData("tick: 0.1", "tick: 0", "i.yaml:2: BTCUSDT.tick: 0 is not above zero")]
    [InlineData("lot: 0.001", "lot: -1", "i.yaml:2: BTCUSDT.lot: -1 is not above zero")]
    [InlineData("tick: 0.1", "tick: 99999999999999999999", "i.yaml:2: BTCUSDT.tick: 99999999999999999999 does not fit into 64 bits at price_scale 2")]
    [InlineData("tick: 0.1", "tick: ten", "i.yaml:2: BTCUSDT.tick: 'ten' is not a number; allowed: a decimal number")]
    [InlineData("tick: 0.1", "tick: [0.1]", "i.yaml:2: BTCUSDT.tick: a list is not a value; allowed: a decimal number")]
    [InlineData("min_notional: 100", "min_notional: -5", "i.yaml:2: BTCUSDT.min_notional: -5 is negative")]
    [InlineData("price_scale: 2", "price_scale: 19", "i.yaml:2: BTCUSDT.price_scale: '19' is not a scale; allowed: 0 to 18 decimal places")]
    [InlineData("price_scale: 2", "price_scale: -1", "i.yaml:2: BTCUSDT.price_scale: '-1' is not a scale; allowed: 0 to 18 decimal places")]
    [InlineData("market: usdm", "market: futures", "i.yaml:2: BTCUSDT.market: 'futures' is not a market; allowed: spot, usdm or coinm")]
    [InlineData("market: usdm, ", "", "i.yaml:2: BTCUSDT.market: is missing; allowed: spot, usdm or coinm")]
    [InlineData("symbol: BTCUSDT", "symbol: btcusdt", "i.yaml:2: btcusdt.symbol: 'btcusdt' is not a symbol; allowed: 1 to 40 characters as the exchange prints them, no lower case, no space, no '@'")]
    [InlineData("symbol: BTCUSDT, ", "", "i.yaml:2: instrument.symbol: is missing; allowed: 1 to 40 characters as the exchange prints them, no lower case, no space, no '@'")]
    [InlineData("min_notional: 100", "min_nominal: 100", "i.yaml:2: BTCUSDT.min_nominal: unknown field; nearest: min_notional")]
    [InlineData("lot: 0.001", "tick: 0.2, lot: 0.001", "i.yaml:2: instruments[0].tick: written twice, first in line 2")]
    public void A_wrong_field_is_named_with_its_line(string right, string wrong, string expected) =>
        Assert.Equal(expected, Assert.Single(Read(Right.Replace(right, wrong, StringComparison.Ordinal)).Violations).ToString());

    [Theory]
    [InlineData("", "i.yaml: holds no list named instruments")]
    [InlineData("- 1", "i.yaml:1: holds no list named instruments")]
    [InlineData("instruments: 5", "i.yaml:1: instruments: '5' is not a list")]
    [InlineData("instruments:\n  - BTCUSDT", "i.yaml:2: instruments: 'BTCUSDT' where an instrument was expected")]
    [InlineData("instruments: []\nextra: 1", "i.yaml:2: extra: unknown key; nearest: instruments")]
    public void A_file_of_another_shape_is_refused(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(InstrumentsYaml.Read("i.yaml", text).Violations).ToString());

    [Fact]
    public void All_violations_are_reported_together_and_a_second_listing_names_the_first()
    {
        var result = Read(Right, "{ symbol: X, market: spot, tick: a, lot: b }", Right);
        Assert.Equal(
            [
                "i.yaml:3: X.price_scale: is missing; allowed: 0 to 18 decimal places",
                "i.yaml:3: X.quantity_scale: is missing; allowed: 0 to 18 decimal places",
                "i.yaml:3: X.tick: 'a' is not a number; allowed: a decimal number",
                "i.yaml:3: X.lot: 'b' is not a number; allowed: a decimal number",
                "i.yaml:4: BTCUSDT.symbol: BTCUSDT@usdm is listed twice, first at i.yaml:2",
            ],
            result.Violations.Select(v => v.ToString()));
    }

    [Fact]
    public void The_shipped_file_knows_the_majors_in_all_markets()
    {
        var result = InstrumentFile.Load(Path.Combine(AppContext.BaseDirectory, "config", InstrumentFile.ShippedName));
        Assert.Empty(result.Violations);
        KnownInstrument Of(string symbol, Market market) => Assert.Single(result.Instruments, i => i.Symbol == symbol && i.Market == market);
        Assert.Equal((2, 3, 0.1m, 0.001m), Scales(Of("BTCUSDT", Market.UsdMargined)));
        Assert.Equal((8, 8, 0.01m, 0.00001m), Scales(Of("BTCUSDT", Market.Spot)));
        Assert.Equal(0, Of("BTCUSD_PERP", Market.CoinMargined).QuantityScale);
        foreach (var coin in new[] { "BTC", "ETH", "SOL", "BNB", "XRP", "ADA", "DOGE", "LTC", "AVAX", "LINK", "DOT", "MATIC", "POL", "TRX" })
        {
            Of(coin + "USDT", Market.Spot);
            Of(coin + "USDT", Market.UsdMargined);
        }

        Assert.All(result.Instruments.Where(i => i.Market == Market.Spot), i => Assert.Equal((8, 8), (i.PriceScale, i.QuantityScale)));
    }

    private static (int, int, decimal, decimal) Scales(KnownInstrument i) => (i.PriceScale, i.QuantityScale, i.Tick, i.Lot);

    private static InstrumentsResult Read(params string[] items) =>
        InstrumentsYaml.Read("i.yaml", "instruments:\n" + string.Join('\n', items.Select(item => "  - " + item)));
}
