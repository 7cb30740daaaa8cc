namespace FastEngine.Engine.Journal;

/// <summary>Where a run made again first left its journal.</summary>
public sealed record JournalDifference
{
    /// <summary>Number of the journal's record.</summary>
    public required long Record { get; init; }

    /// <summary>What was compared: a decision, an event to the trade thread, a ledger event.</summary>
    public required string What { get; init; }

    /// <summary>Sequence of the inbound event that led to it.</summary>
    public long Sequence { get; init; }

    /// <summary>Level that the recorded decision stopped at, -1 for what is no decision.</summary>
    public int Level { get; init; } = -1;

    /// <summary>The first field that differs.</summary>
    public required string Field { get; init; }

    public required string Recorded { get; init; }

    public required string Replayed { get; init; }
}
