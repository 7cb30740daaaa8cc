namespace FastEngine.Core.Execution;

/// <summary>What a fill of a strategy position did to the exchange position: the link between the two. Quantities before and after are the
/// exchange position's.</summary>
public struct Contribution
{
    public long PositionId;

    /// <summary>Running number of the exchange position, from flat to flat.</summary>
    public long ExchangePosition;

    /// <summary>Running number among the fills of the exchange position, from 1.</summary>
    public long Number;

    /// <summary>Venue time of the fill.</summary>
    public long TimeNs;

    /// <summary>Of the fill.</summary>
    public long Quantity;

    public long QuantityBefore;
    public long QuantityAfter;

    /// <summary>Sum of price times quantity of the entry: what was added, or its closed part.</summary>
    public Int128 EntryCost;

    /// <summary>The same of the exit; 0 for an entry.</summary>
    public Int128 ExitProceeds;

    /// <summary>Fees of the fill, and of a close the entry's share; money.</summary>
    public Int128 Fees;

    /// <summary>Net realised; money, 0 for an entry.</summary>
    public Int128 Pnl;

    /// <summary>The position's stop and target as the trade thread knew them, 0 for none or before they are known.</summary>
    public long StopPrice;
    public long TargetPrice;

    public long Order;
    public int InstrumentId;
    public int StrategyId;
    public Direction Direction;
    public ContributionKind Kind;
    public ExitReason Reason;
}
