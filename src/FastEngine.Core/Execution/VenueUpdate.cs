namespace FastEngine.Core.Execution;

/// <summary>What a venue tells of the account beside reports on our orders: pushed by its user stream, or in answer to a <see cref="VenueQuery"/>.</summary>
public struct VenueUpdate
{
    /// <summary>When it reaches the trade thread, ns since the epoch.</summary>
    public long TimeNs;

    public long VenueTimeNs;

    /// <summary>Number of the query that it answers, 0 when it was pushed.</summary>
    public long Query;

    /// <summary>Our number of an order, 0 when it is not ours.</summary>
    public long Order;

    /// <summary>Of a position, what an open order has open, what an order that was asked for has filled, or of a fill; unsigned, but signed for the position of
    /// a venue that nets.</summary>
    public long Quantity;

    /// <summary>Average entry of a position, trigger or limit of an order, price of a fill; at the instrument's price scale.</summary>
    public long Price;

    /// <summary>Fee of a fill, or of all fills of an order that was asked for, or funding received; money.</summary>
    public Int128 Amount;

    /// <summary>Of an order that was asked for: the sum of price times quantity over its fills, at the instrument's scales.</summary>
    public Int128 Cost;

    /// <summary>Likewise <see cref="OrderReport.VenueSequence"/>; also of answers, where the venue numbers them.</summary>
    public long VenueSequence;

    public int InstrumentId;

    /// <summary>Side of the position.</summary>
    public Direction Direction;

    /// <summary>Of an order or a fill.</summary>
    public Side Side;

    public VenueUpdateKind Kind;
    public RejectReason Reject;

    /// <summary>Of an order that was asked for.</summary>
    public VenueOrderState State;
}
