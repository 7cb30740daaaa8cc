namespace FastEngine.Host.Control.Status;

/// <summary>What goes to Firestore and to cloud storage.</summary>
public sealed record SyncStatus
{
    public bool IsOn { get; init; }

    /// <summary>Documents that wait.</summary>
    public long Pending { get; init; }

    public long Sent { get; init; }

    /// <summary>0 before the first.</summary>
    public long LastSentNs { get; init; }

    public string? LastError { get; init; }
}
