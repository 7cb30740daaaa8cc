namespace FastEngine.Core.Execution;

/// <summary>Why the working of an entry ended.</summary>
public enum WorkEnd : byte
{
    /// <summary>All of it filled.</summary>
    Filled,

    /// <summary>Its time was over, or nothing more was there at its price.</summary>
    Expired,

    /// <summary>The venue refused an order.</summary>
    Refused,

    /// <summary>Entries were stopped: the kill switch, or a gate before a slice.</summary>
    Stopped,

    /// <summary>Its position was to be closed.</summary>
    Cancelled,
}
