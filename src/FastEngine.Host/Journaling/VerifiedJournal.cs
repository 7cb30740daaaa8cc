using FastEngine.Engine.Journal;

namespace FastEngine.Host.Journaling;

/// <summary>A journal that was played and compared.</summary>
internal sealed record VerifiedJournal
{
    public required string Directory { get; init; }

    public required RunDescription Description { get; init; }

    public required JournalParity Parity { get; init; }

    public required long Records { get; init; }

    public required long Bytes { get; init; }

    /// <summary>What is wrong behind the last good record; null when the journal ends where its writer ended.</summary>
    public required string? Problem { get; init; }

    public required string? OutputHash { get; init; }

    public required UInt128? StateHash { get; init; }

    /// <summary>Equal outputs over compared ones, 0 to 1.</summary>
    public double Share
    {
        get
        {
            ParityCount[] counts = [Parity.Decisions, Parity.Sent, Parity.Ledger, Parity.Positions, Parity.Snapshots];
            var compared = counts.Sum(count => count.Compared);
            return compared == 0 ? 1 : (double)counts.Sum(count => count.Equal) / compared;
        }
    }

    public bool IsGood => Parity.IsEqual && Problem is null;
}
