namespace FastEngine.Core.Execution;

/// <summary>A strategy position as it stands.</summary>
public struct OpenPosition
{
    public long PositionId;

    /// <summary>Time of the first fill, ns since the epoch.</summary>
    public long EntryTimeNs;

    public long Quantity;

    /// <summary>Sum of price times quantity over the open quantity, at the sum of both scales.</summary>
    public Int128 Cost;

    /// <summary>Entry fees not yet allocated to closed parts; money.</summary>
    public Int128 Fees;

    /// <summary>Funding received and not yet in a row; money.</summary>
    public Int128 Funding;

    /// <summary>Price of the mark, at the instrument's price scale.</summary>
    public long MarkPrice;

    /// <summary>Number of the entry order.</summary>
    public long EntryOrder;

    /// <summary>The stop in force as the trade thread knows it, 0 before the first.</summary>
    public long StopPrice;

    /// <summary>0 for none.</summary>
    public long TargetPrice;

    /// <summary>The position that it hedges, 0 for none.</summary>
    public long ParentId;

    public int InstrumentId;
    public int StrategyId;
    public Direction Direction;
}
