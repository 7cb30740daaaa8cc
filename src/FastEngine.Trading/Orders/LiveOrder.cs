using FastEngine.Core.Execution;

namespace FastEngine.Trading.Orders;

/// <summary>An order that the venue has not finished, and what its fills add up to.</summary>
internal struct LiveOrder
{
    /// <summary>Its number; 0 when the slot is free.</summary>
    public long Order;

    public long Remaining;

    /// <summary>Of an exit: what it closed so far, for the row when it is done.</summary>
    public long Closed;
    public Int128 EntryCost;
    public Int128 Proceeds;
    public Int128 Gross;
    public Int128 Fees;
    public long LastFillNs;

    /// <summary>Slot of its position.</summary>
    public int Position;

    public OrderLeg Leg;
    public ExitReason Reason;
}
