namespace FastEngine.Core.Execution;

/// <summary>A question to a venue; its answers are events that carry its number.</summary>
public struct VenueQuery
{
    /// <summary>Running number among the run's queries, from 1.</summary>
    public long Number;

    /// <summary>Time of the trade thread when it was asked, ns since the epoch.</summary>
    public long TimeNs;

    /// <summary>Our number of the order that is asked for, which the answer carries, and the client id that the venue knows it by.</summary>
    public long Order;
    public ClientOrderId Id;

    public int InstrumentId;

    /// <summary>Side of the position that is asked for; of no meaning to a venue that nets.</summary>
    public Direction Direction;

    public VenueQueryKind Kind;
}
