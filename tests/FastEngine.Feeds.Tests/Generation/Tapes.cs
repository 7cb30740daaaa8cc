using System.Text;
using FastEngine.Core;
using FastEngine.Feeds.Generation;
using FastEngine.Rings.Tests;

namespace FastEngine.Feeds.Tests.Generation;

/// <summary>Short markets and tapes for the tests of the generator.</summary>
internal static class Tapes
{
    public static List<SyntheticTrade> Trades(SyntheticMarketOptions options)
    {
        var market = new SyntheticMarket(options);
        var trades = new List<SyntheticTrade>();
        while (market.NextTrade(out var trade)) trades.Add(trade);
        return trades;
    }

    public static byte[] Bytes(SyntheticTapeOptions options) => Bytes(new SyntheticTape(options));

    public static byte[] Bytes(SyntheticTape tape)
    {
        using var stream = new MemoryStream();
        Assert.True(tape.WriteTo(stream));
        return stream.ToArray();
    }

    /// <summary>Bytes that this thread allocates while it makes 50,000 steps.</summary>
    public static long Allocated(Action step) => Allocations.Least(() =>
    {
        for (var i = 0; i < 50_000; i++) step();
    });

    /// <summary>The lines without their line feeds; every line has one.</summary>
    public static string[] Lines(SyntheticTape tape)
    {
        var text = Encoding.Latin1.GetString(Bytes(tape));
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return text[..^1].Split('\n');
    }

    /// <summary>One symbol in one regime, with a rate of its own.</summary>
    public static SyntheticMarketOptions Regime(MarketRegime regime, ulong seed, long seconds) => new()
    {
        Seed = seed,
        Symbols = [SyntheticSymbols.Demo(Market.UsdMargined)[0] with { TradesPerSecond = 30 }],
        Regimes = [new RegimePeriod(regime, 86_400 * EngineTime.NsPerSecond)],
        DurationNs = seconds * EngineTime.NsPerSecond,
    };
}
