using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>What the gateway knows of an order; used again when the order is long over.</summary>
internal sealed class TrackedOrder
{
    public OrderTerms Terms;
    public OrderState State;

    /// <summary>The other leg of its list.</summary>
    public TrackedOrder? Partner;

    /// <summary>When it left, our clock; 0 before.</summary>
    public long SentNs;

    /// <summary>When the answer to it is overdue, and that to its cancellation.</summary>
    public long AnswerDueNs;
    public long CancelDueNs;

    /// <summary>When a held one is tried again, or the next look-up is due.</summary>
    public long RetryNs;

    /// <summary>When something was heard of it last.</summary>
    public long HeardNs;

    /// <summary>Number at the matching engine; of an algo order that of the order that it made. 0 until known.</summary>
    public long VenueOrder;

    /// <summary>Number at the algo service.</summary>
    public long AlgoOrder;

    /// <summary>Filled as far as the trade thread was told.</summary>
    public long Filled;

    /// <summary>Of an adopted order: what was told by the process before this one, and not found among the venue's fills yet.</summary>
    public long ToldBefore;

    /// <summary>Filled as far as the venue said.</summary>
    public long VenueFilled;

    /// <summary>Sum of price times quantity, and fees, of what was told.</summary>
    public Int128 Cost;
    public Int128 Fees;

    /// <summary>Since when the venue has said more than was told; 0 for not.</summary>
    public long BehindNs;

    public int LookUps;

    /// <summary>Look-ups in a row that found no such order.</summary>
    public int NotFound;
    public bool IsAccepted;
    public bool IsCancelWanted;
    public bool IsCancelSent;
    public bool IsLookingUp;
    public bool IsReadingTrades;
    public bool WasRetried;

    /// <summary>It is over at the venue; told when all of its fills are.</summary>
    public bool HasEnd;
    public OrderReportKind EndKind;
    public RejectReason EndReason;
    public long EndMs;

    public bool IsLive => State != OrderState.Ended;

    /// <summary>Whether the venue may have it.</summary>
    public bool MayBeAtVenue => State is OrderState.Adopted or OrderState.Sent or OrderState.Doubt or OrderState.Open;

    public long Remaining => Math.Max(0, Terms.Quantity - Filled);

    public bool IsEntry => Terms.Leg is OrderLeg.Entry or OrderLeg.Hedge;

    public void Begin(in OrderTerms terms)
    {
        Terms = terms;
        State = OrderState.Held;
        Partner = null;
        SentNs = AnswerDueNs = CancelDueNs = RetryNs = HeardNs = VenueOrder = AlgoOrder = ToldBefore = Filled = VenueFilled = BehindNs = EndMs = 0;
        Cost = Fees = 0;
        LookUps = NotFound = 0;
        IsAccepted = IsCancelWanted = IsCancelSent = IsLookingUp = IsReadingTrades = WasRetried = HasEnd = false;
        EndKind = OrderReportKind.Cancelled;
        EndReason = RejectReason.None;
    }
}
