using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FastEngine.Core;
using FastEngine.Signals.Windows;

namespace FastEngine.Signals;

/// <summary>A symbol's state. A tick touches its first cache line alone; the others are brought up to date when somebody looks at them, and once a second.</summary>
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

    /// <summary>First price of the band in which a price changes nothing: no zone, gap, stop or best price.</summary>
    [FieldOffset(32)] public long QuietLow;

    /// <summary>Number of prices in that band.</summary>
    [FieldOffset(40)] public ulong QuietSpan;

    /// <summary>A bit for each strategy that wants the next on-time trade; the others stopped where nothing but a change can bring them on.</summary>
    [FieldOffset(48)] public uint Wanted;

    [FieldOffset(52)] public SymbolStatus Status;

    /// <summary>Pool index of the newest trade of the exact windows, -1 before the first.</summary>
    [FieldOffset(56)] public int NewestIndex;

    /// <summary>So many of the newest trades wait in the pool: nothing but the last price, the time and the band has seen them.</summary>
    [FieldOffset(60)] public int Uncounted;

    /// <summary>Sum of price less base price over the statistics window.</summary>
    [FieldOffset(64)] public Sum96 Deviations;

    /// <summary>The median gap between trades, as <see cref="GapMedian"/> keeps it.</summary>
    [FieldOffset(76)] public int MedianGap;

    [FieldOffset(80)] public Int128 SquaredDeviations;

    /// <summary>The first trade leaves an exact window when time reaches this.</summary>
    [FieldOffset(96)] public long NextEvictionNs;

    /// <summary>Highest exchange time of a counted trade, late ones included.</summary>
    [FieldOffset(104)] public long HighestTimeNs;

    /// <summary>Price that deviations are taken from, so that their squares stay small and exact.</summary>
    [FieldOffset(112)] public long BasePrice;

    /// <summary>On-time trades counted since the start.</summary>
    [FieldOffset(120)] public long Evaluations;

    [FieldOffset(128)] public WindowSums Windows;

    /// <summary>In the order of the <see cref="WindowLayout"/>.</summary>
    [InlineArray(MaxWindows)]
    public struct WindowSums
    {
        private WindowSum _first;
    }
}
