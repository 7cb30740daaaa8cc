using System.Globalization;
using System.Text;
using FastEngine.Core;

namespace FastEngine.Feeds.Tests.Recordings;

/// <summary>Small made-up recordings, and what comes out of reading them.</summary>
public static class Tape
{
    public const long StartMs = 1_700_000_000_000;

    public static InstrumentTable OneInstrument { get; } = new([Make(0, "ABCUSDT")]);

    public static Instrument Make(int id, string symbol, Market market = Market.UsdMargined, int priceScale = 2, int quantityScale = 3) => new()
    {
        Id = id, Symbol = symbol, Name = symbol, Market = market, PriceScale = priceScale, QuantityScale = quantityScale, Tick = 1, Lot = 1,
    };

    public static string Trade(int i, string symbol = "ABCUSDT") => string.Create(CultureInfo.InvariantCulture,
        $$"""{"e":"trade","E":{{StartMs + i}},"T":{{StartMs + i}},"s":"{{symbol}}","t":{{i}},"p":"{{100 + i % 7}}.5","q":"0.{{1 + i % 9}}","X":"MARKET","m":{{(i % 2 == 0 ? "true" : "false")}}}""");

    public static string Line(int i, string symbol = "ABCUSDT") => $"{(StartMs + i) * EngineTime.NsPerMs} {Trade(i, symbol)}";

    public static string Lines(int count, string lineEnd = "\n")
    {
        var text = new StringBuilder();
        for (var i = 1; i <= count; i++) text.Append(Line(i)).Append(lineEnd);
        return text.ToString();
    }

    public static FrameTickReader<SimpleFrameParser> Open(string path, int maxLineBytes = LineReader.DefaultMaxLineBytes) =>
        new(new RecordingLoader(path), new SimpleFrameParser(new SymbolMap([.. OneInstrument.All]), OneInstrument), path, maxLineBytes);

    /// <summary>Everything to the end; waits for the loader without sleeping.</summary>
    public static List<Tick> ReadAll(TickReader reader)
    {
        var ticks = new List<Tick>();
        var buffer = new Tick[37];
        while (true)
        {
            var count = reader.Fill(buffer);
            ticks.AddRange(buffer.AsSpan(0, count));
            if (count > 0) continue;
            if (reader.IsCompleted) return ticks;
            Thread.Yield();
        }
    }

    public static IEnumerable<long> Ids(IEnumerable<Tick> ticks) => ticks.Select(tick => tick.TradeId);

    public static IEnumerable<long> UpTo(int count) => Enumerable.Range(1, count).Select(i => (long)i);
}
