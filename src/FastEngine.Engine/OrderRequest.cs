using FastEngine.Core.Execution;

namespace FastEngine.Engine;

/// <summary>A slot of the order ring, from the trade thread to the gateway's.</summary>
internal struct OrderRequest
{
    public ApprovedOrder Order;
    public VenueQuery Query;

    /// <summary>Number of the order to cancel, or of the window.</summary>
    public long Number;

    /// <summary>When it was cancelled, or what is asked for is due.</summary>
    public long TimeNs;

    /// <summary>Where the engine was on the tape.</summary>
    public TapePlace Place;
    public OrderRequestKind Kind;
}
