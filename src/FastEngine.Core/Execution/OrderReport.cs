namespace FastEngine.Core.Execution;

/// <summary>What a venue says of an order, as it reaches the trade thread.</summary>
public struct OrderReport
{
    /// <summary>Number of the order in its run.</summary>
    public long Order;

    /// <summary>When it reaches the trade thread, ns since the epoch.</summary>
    public long TimeNs;

    /// <summary>Venue time of the fill or refusal.</summary>
    public long VenueTimeNs;

    /// <summary>Price of this fill, at the instrument's price scale.</summary>
    public long Price;

    /// <summary>Quantity of this fill.</summary>
    public long Quantity;

    /// <summary>Quantity still open after it.</summary>
    public long Remaining;

    /// <summary>Fee of this fill, in what <see cref="FeeIn"/> says, at the scale of money; rounded once.</summary>
    public Int128 Fee;

    /// <summary>Trade of the tape that filled it; 0 for none.</summary>
    public long TradeId;

    /// <summary>Running number of what the venue reports to this account, rising; 0 for none. One at or below the highest seen was delivered before.</summary>
    public long VenueSequence;

    public OrderReportKind Kind;
    public RejectReason Reject;
    public FeeAsset FeeIn;

    /// <summary>Of a fill.</summary>
    public FillReason Reason;

    /// <summary>Of a fee in another asset: whose last trade says what that is worth in quote currency, -1 for none.</summary>
    public int FeeInstrument;
}
