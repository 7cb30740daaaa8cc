namespace FastEngine.Core.Execution;

/// <summary>What the trade thread tells a shard of a strategy position; the shard's copy changes by nothing else.</summary>
public struct PositionUpdate
{
    public long PositionId;

    /// <summary>Time of the trade thread, ns since the epoch.</summary>
    public long TimeNs;

    /// <summary>Open quantity, at the instrument's quantity scale.</summary>
    public long Quantity;

    /// <summary>Sum of price times quantity over the open quantity, at the sum of both scales.</summary>
    public Int128 Cost;

    /// <summary>Far edge of the zone that the position was entered at, 0 for none.</summary>
    public long ZoneEdge;

    /// <summary>Of a tightened stop, and of a position that a shard is told of anew: where the stop is to be, should it be further. 0 for none.</summary>
    public long StopPrice;

    public int InstrumentId;
    public int StrategyId;
    public Direction Direction;
    public PositionUpdateKind Kind;
}
