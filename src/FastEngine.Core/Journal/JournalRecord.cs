namespace FastEngine.Core.Journal;

/// <summary>One record of a journal, as it was appended.</summary>
public readonly ref struct JournalRecord
{
    /// <summary>Running number, from 1.</summary>
    public long Number { get; init; }

    public byte Kind { get; init; }

    public byte Stream { get; init; }

    /// <summary>Whether it is the snapshot that its segment begins with; kind and stream say nothing then.</summary>
    public bool IsSnapshot { get; init; }

    public ReadOnlySpan<byte> Payload { get; init; }
}
