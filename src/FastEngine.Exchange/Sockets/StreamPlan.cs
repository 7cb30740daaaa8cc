using FastEngine.Core;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Sockets;

/// <summary>What the name of a market stream means.</summary>
/// <param name="Symbol">In lower case; null for all.</param>
/// <param name="PeriodNs">At most one frame a period; 0 for one a trade.</param>
internal sealed record StreamPlan(string? Symbol, StreamKind Kind, long PeriodNs, int Levels = 0, string Interval = "", long IntervalMs = 0)
{
    private const long SecondNs = EngineTime.NsPerSecond;

    /// <summary>Null for a name that means nothing; such a stream can be subscribed, and stays silent.</summary>
    public static StreamPlan? Of(string stream)
    {
        var parts = stream.TrimStart('!').Split('@');
        var isAll = stream.StartsWith('!');
        var symbol = isAll ? null : parts[0];
        var kind = isAll ? parts[0] : parts.Length > 1 ? parts[1] : "";
        var speed = parts.Length > 2 ? parts[2] : "";
        if (kind.StartsWith("kline_", StringComparison.Ordinal))
            return CandleInterval.TryParse(kind[6..], out var lengthMs) ? new StreamPlan(symbol, StreamKind.Kline, 0, 0, kind[6..], lengthMs) : null;
        if (kind.StartsWith("depth", StringComparison.Ordinal))
        {
            var periodNs = speed switch { "100ms" => SecondNs / 10, "500ms" => SecondNs / 2, "0ms" => 0, _ => SecondNs / 4 };
            return int.TryParse(kind.AsSpan(5), out var levels)
                ? new StreamPlan(symbol, StreamKind.PartialDepth, periodNs, levels)
                : new StreamPlan(symbol, StreamKind.Depth, periodNs, 20);
        }

        return kind switch
        {
            "trade" => new StreamPlan(symbol, StreamKind.Trade, 0),
            "aggTrade" => new StreamPlan(symbol, StreamKind.Aggregate, 0),
            "bookTicker" => new StreamPlan(symbol, StreamKind.BookTicker, 0),
            "markPrice" => new StreamPlan(symbol, StreamKind.MarkPrice, stream.EndsWith("@1s", StringComparison.Ordinal) ? SecondNs : 3 * SecondNs),
            "ticker" => new StreamPlan(symbol, StreamKind.Ticker, SecondNs),
            "miniTicker" => new StreamPlan(symbol, StreamKind.MiniTicker, SecondNs),
            _ => null,
        };
    }
}
