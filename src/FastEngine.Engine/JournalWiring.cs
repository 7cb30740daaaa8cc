using FastEngine.Core.Journal;

namespace FastEngine.Engine;

/// <summary>The journal of a run, and what waits for it.</summary>
/// <param name="Journal">Takes the records; owned by the caller, and closed after the pipeline ended.</param>
/// <param name="WaitsForSync">Whether an order waits until its intent would survive a power loss; else, a killed process.</param>
/// <param name="MayDrop">Whether the shards' records are dropped and counted when the disk is behind: for a market that does not wait.
/// Else everything waits. The trade thread's records are never dropped.</param>
public sealed record JournalWiring(IJournal Journal, bool WaitsForSync = false, bool MayDrop = false);
