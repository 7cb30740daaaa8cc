namespace FastEngine.Storage.Symbols;

/// <summary>Counts of a store since it was opened.</summary>
public readonly record struct StoreStatus
{
    public long RowsWritten { get; init; }

    public long Batches { get; init; }

    /// <summary>Rows that wait to be written.</summary>
    public int Pending { get; init; }

    /// <summary>Ticks and the like that found no room.</summary>
    public long RowsDropped { get; init; }

    /// <summary>Rows whose numbers have more than 18 digits.</summary>
    public long RowsUnstorable { get; init; }

    /// <summary>Rows that retention deleted.</summary>
    public long RowsExpired { get; init; }

    /// <summary>Files that were rewritten because they had grown.</summary>
    public long Rewrites { get; init; }

    /// <summary>Attempts to write that failed.</summary>
    public long Failures { get; init; }

    /// <summary>Databases attached now.</summary>
    public int Attached { get; init; }

    /// <summary>Times that a database was attached.</summary>
    public long Attachments { get; init; }

    /// <summary>What cannot be written now, and why; null while all is well.</summary>
    public string? Fault { get; init; }
}
