namespace FastEngine.Storage.Journal;

/// <summary>When old segments of a journal may go.</summary>
public sealed record JournalExpiryOptions
{
    /// <summary>Bytes of all segments together; null for no limit.</summary>
    public long? MaxTotalBytes { get; init; }

    /// <summary>Time since a segment's end; null for no limit.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>So many segments stay in any case, at least 1.</summary>
    public int MinSegments { get; init; } = 2;
}
