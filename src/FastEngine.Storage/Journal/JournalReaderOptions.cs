namespace FastEngine.Storage.Journal;

/// <summary>What of a journal is read, and how.</summary>
public sealed record JournalReaderOptions
{
    /// <summary>The first record wanted; 0 for the oldest that is there. At most one behind the last: a follower with a later position is
    /// opened after the writer, which was told of it by <see cref="JournalOptions.NumbersUsed"/>, has written its first segment.</summary>
    public long From { get; init; }

    /// <summary>Stays at the end and goes on when more was written, beside a writer in this process or another.</summary>
    public bool Follow { get; init; }

    /// <summary>Segments with another layout are a problem; null to read any.</summary>
    public JournalSchema? Expected { get; init; }

    public IJournalFileSystem FileSystem { get; init; } = DiskFileSystem.Instance;
}
