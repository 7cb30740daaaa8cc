using System.Diagnostics;
using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Rings;

/// <summary>Stamps for latencies: they never go back, and have nothing to do with engine time.</summary>
public static class MonotonicClock
{
    /// <summary>In the clock's own units; only differences of stamps mean something.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Stamp() => Stopwatch.GetTimestamp();

    /// <summary>Nanoseconds since some moment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Now() => ToNs(Stopwatch.GetTimestamp());

    /// <summary>Nanoseconds of a difference of stamps; exact, rounded down.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ToNs(long stamps) =>
        Stopwatch.Frequency == EngineTime.NsPerSecond
            ? stamps
            : (long)((Int128)stamps * EngineTime.NsPerSecond / Stopwatch.Frequency);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ElapsedNs(long from, long to) => ToNs(to - from);
}
