using FastEngine.Core.Journal;
using FastEngine.Rings.Logging;

namespace FastEngine.Engine;

/// <summary>The journal of a run, and what waits for it.</summary>
/// <param name="Journal">Takes the records, and says when an order may leave that it holds the intent of; owned by the caller, and closed after the pipeline ended.</param>
/// <param name="MayDrop">Whether the shards' records are dropped and counted when the disk is behind: for a market that does not wait.
/// Else the shards wait, unless nothing can be written at all. The trade thread's records are never dropped.</param>
public sealed record JournalWiring(IJournal Journal, bool MayDrop = false)
{
    /// <summary>What the run is made of: written at the beginning of each segment, so that a journal whose first files have expired still says it.</summary>
    public byte[] Description { get; set; } = [];

    /// <summary>Where the journal's thread tells of faults and gaps; null for nowhere. Set before the pipeline is made.</summary>
    public HotLog? Log { get; set; }
}
