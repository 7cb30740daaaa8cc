using FastEngine.Core.Journal;

namespace FastEngine.Engine;

/// <summary>The journal of a run, and what waits for it.</summary>
/// <param name="Journal">Takes the records, and says when an order may leave that it holds the intent of; owned by the caller, and closed after the pipeline ended.</param>
/// <param name="MayDrop">Whether the shards' records are dropped and counted when the disk is behind: for a market that does not wait.
/// Else the shards wait, unless nothing can be written at all. The trade thread's records are never dropped.</param>
public sealed record JournalWiring(IJournal Journal, bool MayDrop = false);
