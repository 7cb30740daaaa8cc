namespace FastEngine.Host.Control.Status;

/// <summary>What a data directory holds on which no engine runs.</summary>
public sealed record StoppedStatus
{
    public bool IsRunning { get; }

    /// <summary>A process that has the directory and does not listen: it starts, stops, or hangs. As <c>pid 17 (fastengine run)</c>.</summary>
    public string? Holder { get; init; }

    public required string Directory { get; init; }

    public IReadOnlyList<StoredSymbol> Symbols { get; init => field = value ?? []; } = [];

    public int JournalSegments { get; init; }

    public long JournalBytes { get; init; }

    /// <summary>Number of the oldest segment's first record; 0 without a segment.</summary>
    public long JournalFirstRecord { get; init; }

    /// <summary>When the newest segment was begun; 0 without a segment.</summary>
    public long JournalLastSegmentNs { get; init; }
}
