using FastEngine.Core;

namespace FastEngine.Signals.Surveillance;

/// <summary>A demand or supply zone as it stands at a period of the profile.</summary>
public struct ZoneView
{
    /// <summary>The profile's boundary, ns since the epoch.</summary>
    public long TimeNs;

    public long Low;
    public long High;

    /// <summary>Close of the candle that confirmed it.</summary>
    public long FirstSeenNs;

    /// <summary>End of the last visit that counts as a test; 0 before the first.</summary>
    public long LastTestedNs;

    public int InstrumentId;

    /// <summary>Running number among the zones and gaps that the symbol had since the shard began.</summary>
    public int Id;

    public int Tests;

    /// <summary>What it is worth, 0 to 100.</summary>
    public int Strength;

    /// <summary>Demand is watched by longs, supply by shorts.</summary>
    public Direction Direction;

    public ZonePresence Presence;
}
