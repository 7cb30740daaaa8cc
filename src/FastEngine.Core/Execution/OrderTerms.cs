namespace FastEngine.Core.Execution;

/// <summary>What an order says.</summary>
public struct OrderTerms
{
    public ClientOrderId Id;

    /// <summary>Running number of the order in its run, from 1.</summary>
    public long Order;

    /// <summary>Time of the trade thread when it was decided, ns since the epoch.</summary>
    public long DecidedNs;

    public long PositionId;

    /// <summary>Base quantity, at the instrument's quantity scale; a multiple of the lot.</summary>
    public long Quantity;

    /// <summary>Limit price or stop trigger, 0 for a market order.</summary>
    public long Price;

    /// <summary>Last price when it was decided; slippage is measured from it.</summary>
    public long ReferencePrice;

    /// <summary>Monotonic stamps of its way, 0 when not taken; never hashed.</summary>
    public long PublishedStamp;
    public long DecidedStamp;
    public long ApprovedStamp;

    /// <summary>Sequence of the event that it was decided on; a venue that fills from the tape fills it from later ones.</summary>
    public long Sequence;

    public int InstrumentId;
    public int StrategyId;

    /// <summary>Whether it buys or sells.</summary>
    public Side Side;

    /// <summary>Side of the position that it opens, adds to or reduces.</summary>
    public Direction PositionDirection;

    public OrderType Type;

    /// <summary>Of a limit order.</summary>
    public TimeInForce TimeInForce;

    public OrderLeg Leg;
    public ExitReason Reason;

    /// <summary>It may only reduce a position.</summary>
    public bool ReduceOnly;

    /// <summary>Of a leg on a venue that keeps lists: when one of the position's legs fills, the venue cancels the other.</summary>
    public bool IsListed;
}
