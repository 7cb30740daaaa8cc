using FastEngine.Core.Execution;
using FastEngine.Signals.Decisions;

namespace FastEngine.Signals.Strategies;

/// <summary>Where a strategy's signals and decision records go.</summary>
public interface IStrategyOutput
{
    void OnSignal(in Signal signal);

    void OnDecision(in DecisionRecord record);
}
