namespace FastEngine.Storage.Outbox;

/// <summary>What became of an offer to the outbox.</summary>
public enum EnqueueResult
{
    /// <summary>It is in the file: a killed process leaves it behind.</summary>
    Taken,

    /// <summary>The journal position was taken before; nothing was done.</summary>
    AlreadyTaken,

    /// <summary>Nothing was taken: the disk bound is reached, or the disk cannot be written. Offer the same position again later.</summary>
    Held,
}
