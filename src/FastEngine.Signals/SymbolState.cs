using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FastEngine.Core;
using FastEngine.Signals.Windows;

namespace FastEngine.Signals;

/// <summary>What every tick of a symbol reads and writes. With the default windows a tick touches its first five cache lines.</summary>
[StructLayout(LayoutKind.Explicit, Size = 512)]
public struct SymbolState
{
    public const int MaxWindows = 12;

    /// <summary>The symbol's engine time, ns since the epoch.</summary>
    [FieldOffset(0)] public long NowNs;

    /// <summary>An event at or after this has something to do before it is applied: a timer, the start, a gap.</summary>
    [FieldOffset(8)] public long NextTimerNs;

    /// <summary>Price of the last on-time trade.</summary>
    [FieldOffset(16)] public long LastPrice;

    /// <summary>End of the current second; the bucket windows move on when time reaches it.</summary>
    [FieldOffset(24)] public long SecondEndNs;

    /// <summary>The first trade leaves an exact window when time reaches this.</summary>
    [FieldOffset(32)] public long NextEvictionNs;

    /// <summary>Highest exchange time of an applied trade, late ones included.</summary>
    [FieldOffset(40)] public long HighestTimeNs;

    /// <summary>Price that deviations are taken from, so that their squares stay small and exact.</summary>
    [FieldOffset(48)] public long BasePrice;

    [FieldOffset(56)] public SymbolStatus Status;

    /// <summary>Pool index of the newest trade of the exact windows, -1 before the first.</summary>
    [FieldOffset(60)] public int NewestIndex;

    /// <summary>Sum of price less base price over the statistics window.</summary>
    [FieldOffset(64)] public Sum96 Deviations;

    [FieldOffset(80)] public Int128 SquaredDeviations;

    /// <summary>First price of the band in which a price changes nothing: no zone, gap, stop or best price.</summary>
    [FieldOffset(96)] public long QuietLow;

    /// <summary>Number of prices in that band.</summary>
    [FieldOffset(104)] public ulong QuietSpan;

    /// <summary>On-time trades since the start.</summary>
    [FieldOffset(112)] public long Evaluations;

    /// <summary>A bit for each strategy that wants the next on-time trade; the others stopped where nothing but a change can bring them on.</summary>
    [FieldOffset(120)] public uint Wanted;

    /// <summary>The median gap between trades, as <see cref="GapMedian"/> keeps it.</summary>
    [FieldOffset(124)] public int MedianGap;

    [FieldOffset(128)] public WindowSums Windows;

    /// <summary>In the order of the <see cref="WindowLayout"/>.</summary>
    [InlineArray(MaxWindows)]
    public struct WindowSums
    {
        private WindowSum _first;
    }
}
