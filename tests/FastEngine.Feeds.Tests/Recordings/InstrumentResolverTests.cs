using FastEngine.Core;

namespace FastEngine.Feeds.Tests.Recordings;

public class InstrumentResolverTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Frames_are_scanned_for_their_symbols()
    {
        var scan = Scan("a", [
            Tape.Line(2),
            Tape.Line(1),
            Tape.Line(3, "BTCUSD_PERP"),
            Tape.Line(4).Replace("}", ",\"M\":true}", StringComparison.Ordinal),
            Tape.Line(5).Replace("\"p\":\"105.5\"", "\"p\":\"105.123\"", StringComparison.Ordinal),
            Tape.Line(6, "币安USDT"),
            "17 {\"e\":\"bookTicker\"}",
            "garbage",
        ]);
        Assert.Equal([("ABCUSDT", Market.Spot, 1L), ("ABCUSDT", Market.UsdMargined, 3L), ("BTCUSD_PERP", Market.CoinMargined, 1L)],
            scan.Symbols.Select(symbol => (symbol.Symbol, symbol.Market, symbol.Trades)));
        var usdm = scan.Symbols[1];
        Assert.Equal((3, 1, TradeStream.Trade), (usdm.PriceDecimals, usdm.QuantityDecimals, usdm.Stream));
        Assert.Equal([102_50000000L, 101_50000000L, 105_12300000L], usdm.FirstPrices.ToArray());
        long Ns(int i) => (Tape.StartMs + i) * EngineTime.NsPerMs;
        Assert.Equal((Ns(2), Ns(1), Ns(5)), (usdm.FirstTimeNs, usdm.MinTimeNs, usdm.MaxTimeNs));
        var report = scan.Report;
        Assert.Equal((8L, 7L, 5L, 1L, 1L, 1L), (report.Lines, report.Frames, report.Trades, report.Skipped, report.UnknownSymbols, report.Malformed));
    }

    [Fact]
    public void A_given_market_is_that_of_every_frame() =>
        Assert.Equal(Market.Spot, RecordingScan.Scan<SimpleFrameParser>(_folder.Write("a", Tape.Lines(3)), default, new RecordingOptions { Market = Market.Spot }).Symbols.Single().Market);

    [Fact]
    public void Instruments_stand_in_ordinal_order_and_names_in_two_markets_are_told_apart()
    {
        var inputs = Resolve([], Scan("a", [Tape.Line(1, "ZZZUSDT"), Tape.Line(2, "ABCUSDT")]), Scan("b", [Tape.Line(1, "ABCUSDT").Replace("}", ",\"M\":true}", StringComparison.Ordinal)]));
        Assert.Equal(["ABCUSDT@spot", "ABCUSDT@usdm", "ZZZUSDT"], inputs.Instruments.All.ToArray().Select(instrument => instrument.Name));
        Assert.Equal([1, 2], inputs.Inputs[0].Instruments.Select(instrument => instrument.Id));
        Assert.Equal([0], inputs.Inputs[1].Instruments.Select(instrument => instrument.Id));
        foreach (var input in inputs.Inputs)
        {
            using var reader = RecordingOpener.Open(input, inputs.Instruments, symbols => new SimpleFrameParser(symbols, inputs.Instruments));
            var ticks = Tape.ReadAll(reader);
            Assert.Equal(input.Scan.Report.Trades, ticks.Count);
            Assert.All(ticks, tick => Assert.Contains(tick.InstrumentId, input.Instruments.Select(instrument => instrument.Id)));
        }
    }

    [Fact]
    public void One_file_with_a_name_in_two_markets_is_refused_with_what_to_do()
    {
        var inputs = Resolve([], Scan("a", [Tape.Line(1), Tape.Line(2).Replace("}", ",\"M\":true}", StringComparison.Ordinal)]));
        var refused = Assert.Throws<RecordingException>(() =>
            RecordingOpener.Open(inputs.Inputs[0], inputs.Instruments, symbols => new SimpleFrameParser(symbols, inputs.Instruments)));
        Assert.Contains("spot and usdm", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"p\":\"101.50\"", 10_000_000)]
    [InlineData("\"p\":\"0.00001230\"", 10)]
    [InlineData("\"p\":\"61000\"", 100_000_000_000)]
    public void An_unknown_instrument_gets_scale_8_and_the_tick_that_its_prices_show(string price, long tick)
    {
        var inputs = Resolve([], Scan("a", [Tape.Line(1).Replace("\"p\":\"101.5\"", price, StringComparison.Ordinal)]));
        var instrument = inputs.Instruments[0];
        Assert.False(instrument.IsKnown);
        Assert.Equal((8, 8, 1L, tick), (instrument.PriceScale, instrument.QuantityScale, instrument.Lot, instrument.Tick));
    }

    [Fact]
    public void Only_the_first_100_prices_show_the_tick()
    {
        var lines = Enumerable.Range(1, 101).Select(i => Tape.Line(i)).ToArray();
        lines[100] = lines[100].Replace(".5\",\"q\"", ".51\",\"q\"", StringComparison.Ordinal);
        Assert.Equal(10_000_000, Resolve([], Scan("a", lines)).Instruments[0].Tick);
        Assert.Equal(1_000_000, Resolve([], Scan("a", lines[1..])).Instruments[0].Tick);
    }

    [Fact]
    public void A_known_instrument_is_as_described()
    {
        var known = new KnownInstrument("ABCUSDT", Market.UsdMargined, 2, 3, 0.10m, 0.001m);
        var instrument = Resolve([known with { PriceScale = 7 }, known], Scan("a", [Tape.Line(1)])).Instruments[0];
        Assert.True(instrument.IsKnown);
        Assert.Equal((2, 3, 10L, 1L), (instrument.PriceScale, instrument.QuantityScale, instrument.Tick, instrument.Lot));
        Assert.False(Resolve([known with { Market = Market.Spot }], Scan("a", [Tape.Line(1)])).Instruments[0].IsKnown);
    }

    [Fact]
    public void A_known_instrument_that_contradicts_itself_is_refused()
    {
        var known = new KnownInstrument("ABCUSDT", Market.UsdMargined, 2, 3, 0.1m, 0.001m);
        var scan = Scan("a", [Tape.Line(1)]);
        foreach (var wrong in (KnownInstrument[])[known with { Tick = 0.001m }, known with { Tick = 0 }, known with { Lot = -1 }, known with { PriceScale = 19 }, known with { QuantityScale = -1 }])
            Assert.Contains("ABCUSDT (usdm)", Assert.Throws<RecordingException>(() => Resolve([wrong], scan)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Packed_ticks_bring_their_instruments_and_convert_to_configured_ones()
    {
        var path = Path.Combine(_folder.Path, "a.fet");
        using (var writer = new FetWriter(path, new InstrumentTable([Tape.Make(0, "ABCUSDT") with { Tick = 10 }, Tape.Make(1, "BBB") with { IsKnown = false }])))
        {
            writer.Write(new Tick { Kind = EventKind.Trade, TradeId = 1, InstrumentId = 0, Price = 101_50, Quantity = 7, ExchangeTimeNs = 5 });
            writer.Write(new Tick { Kind = EventKind.Trade, TradeId = 2, InstrumentId = 1, Price = 101_50, Quantity = 7, ExchangeTimeNs = 6 });
        }

        var scan = RecordingScan.Scan<SimpleFrameParser>(path, default);
        Assert.Equal((2L, "fet"), (scan.Report.Trades, scan.Format.ToString()[1..4]));
        var inputs = Resolve([], scan);
        Assert.Equal([10L, 10_000_000L], inputs.Instruments.All.ToArray().Select(instrument => instrument.Tick));
        Assert.Equal([true, false], inputs.Instruments.All.ToArray().Select(instrument => instrument.IsKnown));

        inputs = Resolve([new KnownInstrument("ABCUSDT", Market.UsdMargined, 4, 4, 0.5m, 1)], scan);
        using var reader = RecordingOpener.Open(inputs.Inputs[0], inputs.Instruments, symbols => new SimpleFrameParser(symbols, inputs.Instruments));
        Assert.Equal([(1_015_000L, 70L), (10_150_000_000L, 700_000L)], Tape.ReadAll(reader).Select(tick => (tick.Price, tick.Quantity)));
    }

    private ScannedInput Scan(string name, string[] lines) => RecordingScan.Scan<SimpleFrameParser>(_folder.Write(name, string.Join('\n', lines)), default);

    private static ResolvedInputs Resolve(KnownInstrument[] known, params ScannedInput[] inputs) => InstrumentResolver.Resolve(inputs, known);
}
