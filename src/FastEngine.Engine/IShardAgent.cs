using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>A shard as the pipeline sees it, whatever follows it on its thread.</summary>
public interface IShardAgent : IAgent
{
    /// <summary>Trades applied.</summary>
    long Ticks { get; }

    LatencyHistogram Latency { get; }
}
