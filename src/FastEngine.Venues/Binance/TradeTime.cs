using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Venues.Binance;

/// <summary>The trade time <c>T</c>: milliseconds since the epoch, or microseconds on connections that ask for them.</summary>
internal static class TradeTime
{
    /// <summary>From here on a time is in microseconds: 2001 in microseconds, the year 33658 in milliseconds.</summary>
    public const long FirstMicrosecond = 1_000_000_000_000_000;

    /// <summary>False when the time in nanoseconds does not fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryToNs(long time, out long timeNs)
    {
        var unit = time >= FirstMicrosecond ? EngineTime.NsPerUs : EngineTime.NsPerMs;
        var high = Math.BigMul((ulong)time, (ulong)unit, out var low);
        timeNs = (long)low;
        return high == 0 && timeNs >= 0;
    }
}
