using System.Collections.Concurrent;

namespace FastEngine.Server.Streaming;

/// <summary>What is sent at one moment: one part for all, and a part for each chart that somebody looks at, made when the first asks.</summary>
internal sealed class StreamFrame(long number, byte[][] common, Func<string, string, byte[][]> chart)
{
    private readonly ConcurrentDictionary<(string Symbol, string Timeframe), Lazy<byte[][]>> _charts = new();

    public long Number => number;

    public byte[][] Common => common;

    public byte[][] Chart(string symbol, string timeframe) =>
        _charts.GetOrAdd((symbol, timeframe), key => new Lazy<byte[][]>(() => chart(key.Symbol, key.Timeframe))).Value;
}
