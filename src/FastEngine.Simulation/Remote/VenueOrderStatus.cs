namespace FastEngine.Simulation.Remote;

/// <summary>What the venue has said of an order.</summary>
public enum VenueOrderStatus : byte
{
    /// <summary>The venue never saw it.</summary>
    Unknown,

    /// <summary>Received; nothing was said of it yet.</summary>
    Received,

    Open,
    Filled,
    Cancelled,
    Rejected,
}
