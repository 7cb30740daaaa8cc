using System.Runtime.InteropServices;
using FastEngine.Core;

namespace FastEngine.Signals.Surveillance;

/// <summary>A demand zone (watched by longs) or a supply zone (watched by shorts).</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
public struct Zone
{
    [FieldOffset(0)] public long Low;
    [FieldOffset(8)] public long High;

    /// <summary>Lowest price that is at the zone.</summary>
    [FieldOffset(16)] public long AtLow;

    /// <summary>Highest price that is at the zone.</summary>
    [FieldOffset(24)] public long AtHigh;

    /// <summary>Close of the candle that confirmed it.</summary>
    [FieldOffset(32)] public long BornNs;

    /// <summary>Running number among the symbol's zones and gaps, from 1.</summary>
    [FieldOffset(40)] public int Id;

    /// <summary>Visits that ended.</summary>
    [FieldOffset(44)] public int Tests;

    /// <summary>The direction that watches it: demand is long, supply short.</summary>
    [FieldOffset(48)] public Direction Direction;

    [FieldOffset(49)] public ZonePresence Presence;

    /// <summary>End of the last visit, ns since the epoch; 0 before the first.</summary>
    [FieldOffset(56)] public long LastTestedNs;

    /// <summary>The edge away from its direction.</summary>
    public readonly long FarEdge => Direction == Direction.Long ? Low : High;

    /// <summary>The edge on its direction's side, which the price meets first.</summary>
    public readonly long NearEdge => Direction == Direction.Long ? High : Low;

    public readonly bool Contains(long price) => price >= AtLow && price <= AtHigh;

    /// <summary>Begins or ends a visit.</summary>
    internal void Move(long price, long timeNs)
    {
        if (Contains(price))
        {
            if (Presence == ZonePresence.Outside) Presence = ZonePresence.Visiting;
            return;
        }

        if (Presence == ZonePresence.Visiting)
        {
            Tests++;
            LastTestedNs = timeNs;
        }

        Presence = ZonePresence.Outside;
    }

    internal readonly bool IsBrokenBy(long close) => Direction == Direction.Long ? close < Low : close > High;
}
