using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Paper;

/// <summary>An order from its submission until nothing of it is left; on its way to the venue first, then open.</summary>
internal struct WorkingOrder
{
    /// <summary>No cancellation was asked for.</summary>
    public const long Never = long.MaxValue;

    /// <summary>Its report is not told.</summary>
    public const int NoReport = -1;

    public ClientOrderId Id;
    public long Order;
    public long PositionId;

    /// <summary>Of the event that it was decided on.</summary>
    public long Sequence;
    public long ArrivalNs;

    /// <summary>Time of the last trade that filled some of it, 0 before the first.</summary>
    public long LastFillNs;

    /// <summary>When its cancellation arrives, or <see cref="Never"/>; not before its own arrival, nor before a fill that has happened.</summary>
    public long CancelNs;

    /// <summary>When the last report made of it reaches the trade thread: no later one overtakes it.</summary>
    public long LastReportNs;

    public long Quantity;
    public long Remaining;

    /// <summary>When no more than this remains, the venue cancels it.</summary>
    public long CancelAt;

    /// <summary>Limit price or trigger.</summary>
    public long Price;

    public long ReferencePrice;

    /// <summary>Of a resting limit order, where queues are estimated: quantity that trades before it at its price.</summary>
    public long Ahead;

    /// <summary>What rests at its price in all, 0 where no book told.</summary>
    public long Level;

    public int InstrumentId;
    public int StrategyId;

    /// <summary>Place of the report of its arrival, or <see cref="NoReport"/>.</summary>
    public int ArrivalReport;

    /// <summary>Place of the report of its cancellation, when one was asked for.</summary>
    public int CancelReport;

    public Side Side;
    public Direction Direction;
    public OrderType Type;
    public TimeInForce TimeInForce;
    public OrderLeg Leg;

    /// <summary>What the venue's script has it refused with.</summary>
    public RejectReason Scripted;

    public bool ReduceOnly;

    /// <summary>It fills no more than its position has: it says so itself, or it is of the side that reduces.</summary>
    public bool IsReducing;
    public bool IsOpen;

    /// <summary>It is one of two: when one is set off or filled, the venue cancels the other.</summary>
    public bool IsListed;

    /// <summary>The other one of its list was done while it was on its way.</summary>
    public bool IsListDone;

    /// <summary>Nothing of it is told.</summary>
    public bool IsSilent;

    /// <summary>Its trigger was reached: a market order from the next trade on.</summary>
    public bool IsTriggered;

    /// <summary>It pays the taker's fee.</summary>
    public bool IsTaker;

    /// <summary>When something of it reaches the venue next.</summary>
    public readonly long NextActionNs => IsOpen ? CancelNs : ArrivalNs;

    /// <summary>Whether a trade at <paramref name="price"/> is strictly beyond the limit, on the order's good side.</summary>
    public readonly bool IsThrough(long price) => Side == Side.Buy ? price < Price : price > Price;

    /// <summary>Whether it waits for a trigger.</summary>
    public readonly bool HasTrigger => Type is OrderType.StopMarket or OrderType.TakeProfitMarket;

    /// <summary>Whether a trade at <paramref name="price"/> sets it off: a stop when the price has gone against the position, a target when with it.</summary>
    public readonly bool IsReached(long price) => Side == Side.Buy == (Type == OrderType.StopMarket) ? price >= Price : price <= Price;

    /// <summary>Whether it takes what trades at any price.</summary>
    public readonly bool IsTaking => Type == OrderType.Market || IsTriggered || TimeInForce == TimeInForce.ImmediateOrCancel;

    /// <summary>Whether a trade at <paramref name="price"/> is no worse than the limit.</summary>
    public readonly bool IsWithin(long price) => Side == Side.Buy ? price <= Price : price >= Price;

    /// <summary>Whether the price has to fall to its own for it to fill or be set off; else it has to rise.</summary>
    public readonly bool IsReachedFromAbove => Type == OrderType.Limit ? Side == Side.Buy : Side == Side.Buy != (Type == OrderType.StopMarket);

    /// <summary>Whether another order is of the same list.</summary>
    public readonly bool IsListedWith(in WorkingOrder other) => IsListed && other.IsListed && PositionId == other.PositionId && Order != other.Order;
}
