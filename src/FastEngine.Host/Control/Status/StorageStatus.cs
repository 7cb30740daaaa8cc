namespace FastEngine.Host.Control.Status;

/// <summary>The databases.</summary>
public sealed record StorageStatus
{
    /// <summary>Databases open now.</summary>
    public int Attached { get; init; }

    public long RowsWritten { get; init; }

    /// <summary>Rows that wait to be written.</summary>
    public long Pending { get; init; }

    public long RowsDropped { get; init; }

    public long RowsExpired { get; init; }

    public long Failures { get; init; }

    /// <summary>0 before the first.</summary>
    public long LastCheckpointNs { get; init; }

    /// <summary>What cannot be written, and why.</summary>
    public string? Fault { get; init; }
}
