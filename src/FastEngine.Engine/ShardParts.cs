using FastEngine.Core;
using FastEngine.Engine.Deadlines;
using FastEngine.Engine.Journal;
using FastEngine.Engine.Latency;
using FastEngine.Signals;

namespace FastEngine.Engine;

/// <summary>What the shards of a run are made of and stand between.</summary>
internal sealed record ShardParts
{
    public required EngineOptions Options { get; init; }

    public required TopologyPlan Plan { get; init; }

    public required SignalOptions Signals { get; init; }

    public required InstrumentTable Instruments { get; init; }

    /// <summary>Trades behind the one shard, on its thread.</summary>
    public SteppedTrading? Stepped { get; init; }

    /// <summary>Trades on a thread of its own.</summary>
    public TradeThread? TradeThread { get; init; }

    public ExitDeadlines? Deadlines { get; init; }

    public JournalWiring? Journal { get; init; }

    public LatencyTaps? Taps { get; init; }
}
