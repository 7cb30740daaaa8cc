namespace FastEngine.Core.Execution;

/// <summary>A closed strategy position, or the closed part of one: a row of <c>trades.csv</c>.</summary>
public struct ClosedTrade
{
    public long PositionId;
    public long EntryTimeNs;
    public long ExitTimeNs;

    /// <summary>Sum of price times quantity of the entry over the closed quantity, at the sum of both scales.</summary>
    public Int128 EntryCost;

    /// <summary>The same of the exit.</summary>
    public Int128 ExitProceeds;

    /// <summary>Entry fees allocated to the part, exit fees, and funding with its sign; money.</summary>
    public Int128 Fees;

    /// <summary>Net realised profit: what price made, less fees; money.</summary>
    public Int128 Pnl;

    /// <summary>Funding within the fees, positive when it was received; money.</summary>
    public Int128 Funding;

    /// <summary>What was paid to trade alone: the profit of the price less this plus the funding is the net profit; money.</summary>
    public readonly Int128 FeesAlone => Fees + Funding;

    public long Quantity;

    /// <summary>Number of the entry order.</summary>
    public long EntryOrder;

    /// <summary>Number of the exit order.</summary>
    public long ExitOrder;

    public int InstrumentId;
    public int StrategyId;
    public Direction Direction;
    public ExitReason Reason;

    /// <summary>Whether nothing of the position is left.</summary>
    public bool IsLast;

    /// <summary>A fee of the position was in an asset that had no rate, and is not in the fees.</summary>
    public bool IsFeeUnconverted;
}
