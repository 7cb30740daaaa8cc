namespace FastEngine.Engine.Latency;

/// <summary>Ids that the system gave to the threads of the stages; the same one for stages that share a thread, 0 for none.</summary>
public sealed record StageThreads(int Feed, IReadOnlyList<int> Shards, int Trade, int Gateway);
