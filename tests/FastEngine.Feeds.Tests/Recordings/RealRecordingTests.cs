using FastEngine.Core;

namespace FastEngine.Feeds.Tests.Recordings;

public class RealRecordingTests
{
    [Theory]
    [InlineData("binance-raw/usdm_btcusdt_20240808.gz", "BTCUSDT", Market.UsdMargined, 93_954, 21_313)]
    [InlineData("binance-raw/usdm_ethusdt_20240808.gz", "ETHUSDT", Market.UsdMargined, 74_655, 14_076)]
    [InlineData("binance-raw/spot_btcusdt_20240808.gz", "BTCUSDT", Market.Spot, 41_249, 9_757)]
    [InlineData("binance-raw/spot_ethusdt_20240808.gz", "ETHUSDT", Market.Spot, 33_618, 6_106)]
    [InlineData("binance-raw/coinm_btcusd_perp_20240808.gz", "BTCUSD_PERP", Market.CoinMargined, 48_270, 2_286)]
    [InlineData("archives/LTCUSDT-aggTrades-2025-06-21.zip", "LTCUSDT", Market.Spot, 62_767, 62_767)]
    [InlineData("archives/tardis-binance-futures-trades-2020-02-22-BTCUSDT.csv.gz", "BTCUSDT", Market.UsdMargined, 9_999, 9_999)]
    public void Scan_reader_and_packed_copy_agree_with_the_inventory(string file, string symbol, Market market, long frames, long trades)
    {
        if (SharedData.Find(file) is not { } path) return;
        var scan = RecordingScan.Scan<SimpleFrameParser>(path, default);
        Assert.Equal((frames, 0L, false), (scan.Report.Frames, scan.Report.Malformed, scan.Report.IsTruncated));
        // The inventory counts every trade frame, those that must not count too.
        Assert.Equal(trades, scan.Report.Trades + scan.Report.Dropped);
        var found = Assert.Single(scan.Symbols);
        Assert.Equal((symbol, market), (found.Symbol, found.Market));

        var inputs = InstrumentResolver.Resolve([scan], []);
        using var reader = RecordingOpener.Open(inputs.Inputs[0], inputs.Instruments, symbols => new SimpleFrameParser(symbols, inputs.Instruments));
        var ticks = Tape.ReadAll(reader);
        Assert.Equal(scan.Report.Trades, ticks.Count);
        Assert.Equal((scan.Report.Lines, scan.Report.Frames, scan.Report.Dropped), (reader.Report.Lines, reader.Report.Frames, reader.Report.Dropped));
        Assert.Equal((found.MinTimeNs, found.MaxTimeNs), (ticks.Min(tick => tick.ExchangeTimeNs), ticks.Max(tick => tick.ExchangeTimeNs)));

        using var folder = new TempFolder();
        var packed = Path.Combine(folder.Path, "a.fet");
        using (var writer = new FetWriter(packed, inputs.Instruments))
        {
            foreach (var tick in ticks) writer.Write(tick);
        }

        using var again = new FetTickReader(packed, inputs.Instruments);
        Assert.Equal(ticks.Select(Key), Tape.ReadAll(again).Select(Key));
    }

    private static (long, long, long, long, long, Side, TradeStream) Key(Tick tick) =>
        (tick.ExchangeTimeNs, tick.ReceiveTimeNs, tick.Price, tick.Quantity, tick.TradeId, tick.Aggressor, tick.Stream);
}
