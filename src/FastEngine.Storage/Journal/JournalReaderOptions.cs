namespace FastEngine.Storage.Journal;

/// <summary>What of a journal is read, and how.</summary>
public sealed record JournalReaderOptions
{
    /// <summary>The first record wanted; 0 for the oldest that is there.</summary>
    public long From { get; init; }

    /// <summary>Stays at the end and goes on when more was written, beside a writer in this process or another.</summary>
    public bool Follow { get; init; }

    /// <summary>Segments with another layout are a problem; null to read any.</summary>
    public JournalSchema? Expected { get; init; }

    public IJournalFileSystem FileSystem { get; init; } = DiskFileSystem.Instance;
}
