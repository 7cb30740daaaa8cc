namespace FastEngine.Venues.Binance.Gateway;

/// <summary>What became of a message.</summary>
public enum SendOutcome : byte
{
    Sent,

    /// <summary>Nothing left: there is no connection.</summary>
    NotSent,

    /// <summary>The connection broke while it left: nobody knows.</summary>
    Unknown,
}
