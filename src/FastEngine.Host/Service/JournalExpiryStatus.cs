namespace FastEngine.Host.Service;

/// <summary>What the journal's expiry has done since the start.</summary>
internal sealed record JournalExpiryStatus
{
    public int Segments { get; init; }

    public long Bytes { get; init; }

    /// <summary>Why the next segment that is over a limit stays; null when none is.</summary>
    public string? HeldBy { get; init; }

    /// <summary>Why nothing could be deleted the last time; null when all is well.</summary>
    public string? Fault { get; init; }
}
