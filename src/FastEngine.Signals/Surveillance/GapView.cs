using FastEngine.Core;

namespace FastEngine.Signals.Surveillance;

/// <summary>An unfilled fair value gap as it stands at a period of the profile.</summary>
public struct GapView
{
    /// <summary>The profile's boundary, ns since the epoch.</summary>
    public long TimeNs;

    public long Low;
    public long High;

    /// <summary>Close of its third candle.</summary>
    public long FirstSeenNs;

    public int InstrumentId;

    /// <summary>Running number among the zones and gaps that the symbol had since the shard began.</summary>
    public int Id;

    /// <summary>Bullish is long.</summary>
    public Direction Direction;

    /// <summary>The price was away from it once.</summary>
    public bool IsArmed;
}
