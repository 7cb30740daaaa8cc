using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Venues.Binance;

/// <summary>The trade time <c>T</c>: milliseconds since the epoch, or microseconds on connections that ask for them.</summary>
internal static class TradeTime
{
    /// <summary>From here on a time is in microseconds: 2001 in microseconds, the year 33658 in milliseconds.</summary>
    public const long FirstMicrosecond = 1_000_000_000_000_000;

    /// <summary>False beyond <see cref="EngineTime.MaxNs"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryToNs(long time, out long timeNs)
    {
        var isMicroseconds = time >= FirstMicrosecond;
        timeNs = time * (isMicroseconds ? EngineTime.NsPerUs : EngineTime.NsPerMs);
        return time <= (isMicroseconds ? EngineTime.MaxNs / EngineTime.NsPerUs : EngineTime.MaxNs / EngineTime.NsPerMs);
    }
}
