using FastEngine.Signals.Strategies;

namespace FastEngine.Host.Scenarios;

/// <summary>The signals of one strategy of a scenario.</summary>
internal sealed record StrategyPlan(string Name, IReadOnlyList<ScriptedSignal> Signals);
