using FastEngine.Core.Execution;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Tests.Decisions;

/// <summary>Everything that a shard says, kept.</summary>
internal sealed class Recording
{
    public List<OrderFlow> Flows { get; } = [];

    public List<ClosedCandle> Candles { get; } = [];

    public List<SymbolView> Views { get; } = [];

    public List<DecisionRecord> Decisions { get; } = [];

    public List<Signal> Signals { get; } = [];

    public List<ExitRequest> Exits { get; } = [];

    public List<ExitCheck> Checks { get; } = [];

    public List<ProfileView> Profiles { get; } = [];

    public List<ZoneView> Zones { get; } = [];

    public List<GapView> Gaps { get; } = [];
}
