using FastEngine.Rings;
using FastEngine.Signals;

namespace FastEngine.Engine;

/// <summary>A shard as the pipeline sees it, whatever follows it on its thread.</summary>
public interface IShardAgent : IAgent
{
    ShardSignals<ShardSink> Signals { get; }

    /// <summary>Trades applied.</summary>
    long Ticks { get; }

    LatencyHistogram Latency { get; }
}
