using System.Runtime.InteropServices;
using FastEngine.Core;

namespace FastEngine.Signals.Surveillance;

/// <summary>A fair value gap: prices that three candles left out, bullish (watched by longs) when they rose, bearish when they fell.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
public struct Gap
{
    [FieldOffset(0)] public long Low;
    [FieldOffset(8)] public long High;

    /// <summary>Lowest price that is at the gap.</summary>
    [FieldOffset(16)] public long AtLow;

    /// <summary>Highest price that is at the gap.</summary>
    [FieldOffset(24)] public long AtHigh;

    /// <summary>The price nearest to it that arms it.</summary>
    [FieldOffset(32)] public long ArmPrice;

    /// <summary>Close of the third candle.</summary>
    [FieldOffset(40)] public long BornNs;

    /// <summary>Running number among the symbol's zones and gaps, from 1.</summary>
    [FieldOffset(48)] public int Id;

    /// <summary>The direction that watches it.</summary>
    [FieldOffset(52)] public Direction Direction;

    /// <summary>The price was away from it once: it counts.</summary>
    [FieldOffset(53)] public bool IsArmed;

    /// <summary>The edge away from its direction: a trade there fills it.</summary>
    public readonly long FarEdge => Direction == Direction.Long ? Low : High;

    public readonly bool Contains(long price) => price >= AtLow && price <= AtHigh;

    internal readonly bool IsFilledBy(long price) => Direction == Direction.Long ? price <= Low : price >= High;

    internal void Move(long price) => IsArmed |= Direction == Direction.Long ? price >= ArmPrice : price <= ArmPrice;
}
