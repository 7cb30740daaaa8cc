using FastEngine.Core;
using FastEngine.Feeds;
using FastEngine.Host.Running;

namespace FastEngine.Host.Backtesting;

/// <summary>How long the bars of an equity curve are: the longer the tape, the longer, so that there are a few thousand of them and an hour's most.</summary>
internal static class EquityBars
{
    public const long ShortestNs = EngineTime.NsPerMinute;

    private const long MostBars = 6_000;
    private static readonly long[] Lengths = [ShortestNs, 5 * EngineTime.NsPerMinute, 15 * EngineTime.NsPerMinute];

    public static long LengthOf(InputSet inputs, TapeSpan span)
    {
        var (first, last) = inputs.Times;
        return LengthOf(Math.Min(last, span.ToNs) - Math.Max(first, span.FromNs));
    }

    public static long LengthOf(long durationNs)
    {
        foreach (var length in Lengths)
        {
            if (durationNs / length <= MostBars) return length;
        }

        return EngineTime.NsPerHour;
    }
}
