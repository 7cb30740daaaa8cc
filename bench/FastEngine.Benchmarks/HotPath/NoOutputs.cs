using FastEngine.Engine;

namespace FastEngine.Benchmarks.HotPath;

/// <summary>Takes a run's outputs and keeps nothing.</summary>
internal sealed class NoOutputs : IShardOutputHandler
{
    public static readonly NoOutputs Instance = new();
}
