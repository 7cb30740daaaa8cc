using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Paper;

/// <summary>An order from its submission until nothing of it is left; on its way to the venue first, then open.</summary>
internal struct WorkingOrder
{
    /// <summary>No cancellation was asked for.</summary>
    public const long Never = long.MaxValue;

    public ClientOrderId Id;
    public long Order;

    /// <summary>Of the event that it was decided on.</summary>
    public long Sequence;
    public long ArrivalNs;

    /// <summary>Time of the last trade that filled some of it, 0 before the first.</summary>
    public long LastFillNs;

    /// <summary>When its cancellation arrives, or <see cref="Never"/>; not before its own arrival, nor before a fill that has happened.</summary>
    public long CancelNs;

    public long Quantity;
    public long Remaining;

    /// <summary>Limit price or stop trigger.</summary>
    public long Price;

    public long ReferencePrice;

    /// <summary>Place of the report of its arrival.</summary>
    public int ArrivalReport;

    /// <summary>Place of the report of its cancellation, when one was asked for.</summary>
    public int CancelReport;

    public Side Side;
    public OrderType Type;
    public bool ReduceOnly;
    public bool IsOpen;

    /// <summary>A stop whose trigger was reached: a market order from the next trade on.</summary>
    public bool IsTriggered;

    /// <summary>It pays the taker's fee.</summary>
    public bool IsTaker;

    /// <summary>When something of it reaches the venue next.</summary>
    public readonly long NextActionNs => IsOpen ? CancelNs : ArrivalNs;

    /// <summary>Whether a trade at <paramref name="price"/> is strictly beyond the limit, on the order's good side.</summary>
    public readonly bool IsThrough(long price) => Side == Side.Buy ? price < Price : price > Price;

    /// <summary>Whether a trade at <paramref name="price"/> sets the stop off.</summary>
    public readonly bool IsReached(long price) => Side == Side.Buy ? price >= Price : price <= Price;

    /// <summary>What it can take off a position, which is positive when long.</summary>
    public readonly long Reducible(long position) => Math.Max(0, Side == Side.Buy ? -position : position);
}
