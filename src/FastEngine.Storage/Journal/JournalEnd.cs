namespace FastEngine.Storage.Journal;

/// <summary>Where a journal ends, and what had to be put aside.</summary>
public sealed record JournalEnd
{
    /// <summary>The last good record; 0 when there is none.</summary>
    public long LastNumber { get; init; }

    /// <summary>The newest good snapshot, from which the state is rebuilt; 0 when there is none.</summary>
    public long SnapshotNumber { get; init; }

    /// <summary>Good records from that snapshot on, itself included.</summary>
    public long Records => SnapshotNumber == 0 ? 0 : LastNumber - SnapshotNumber + 1;

    /// <summary>What was wrong behind the last good record; empty after a clean end.</summary>
    public IReadOnlyList<JournalProblem> Problems { get; init; } = [];

    /// <summary>Where the damaged bytes are now.</summary>
    public IReadOnlyList<string> SideFiles { get; init; } = [];

    public long BytesPutAside { get; init; }

    internal uint LastCrc { get; init; }
}
