namespace FastEngine.Core.Execution;

/// <summary>What became of an entry that was worked in another way than by one market order; the shortfall is measured from it.</summary>
public struct WorkedEntry
{
    public long PositionId;

    /// <summary>Time of the trade thread when it was approved, ns since the epoch.</summary>
    public long DecidedNs;

    /// <summary>Middle of bid and ask when it was decided, the last price where no quotes are read.</summary>
    public long ArrivalPrice;

    /// <summary>Last price when its working ended: what has not filled is reckoned at it.</summary>
    public long EndPrice;

    public long Intended;
    public long Filled;

    /// <summary>Sum of price times quantity over what filled.</summary>
    public Int128 FilledCost;

    public Int128 Fees;
    public int Orders;
    public int InstrumentId;
    public int StrategyId;
    public Direction Direction;
    public EntryStyle Style;
    public WorkEnd End;
}
