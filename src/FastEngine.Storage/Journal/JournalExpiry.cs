namespace FastEngine.Storage.Journal;

/// <summary>What an expiry did, and what kept it from doing more.</summary>
/// <param name="Expired">Paths of the segments deleted, oldest first.</param>
/// <param name="HeldBy">Why the next segment that is over a limit stays; null when none is.</param>
public sealed record JournalExpiry(IReadOnlyList<string> Expired, long BytesFreed, string? HeldBy);
