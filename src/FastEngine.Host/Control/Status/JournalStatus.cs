namespace FastEngine.Host.Control.Status;

/// <summary>The journal.</summary>
public sealed record JournalStatus
{
    /// <summary>As <c>interval</c>.</summary>
    public string? Fsync { get; init; }

    /// <summary>Number of the last record.</summary>
    public long Records { get; init; }

    /// <summary>Last record in the page cache.</summary>
    public long Written { get; init; }

    /// <summary>Last record on the disk.</summary>
    public long Synced { get; init; }

    /// <summary>Record up to which everything is in the databases.</summary>
    public long Stored { get; init; }

    /// <summary>Records of shards that were lost because the disk was behind.</summary>
    public long Lost { get; init; }

    /// <summary>What cannot be written, and why.</summary>
    public string? Fault { get; init; }
}
