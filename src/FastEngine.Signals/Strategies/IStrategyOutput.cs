using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Decisions;

namespace FastEngine.Signals.Strategies;

/// <summary>Where a strategy's signals and decision records go.</summary>
public interface IStrategyOutput
{
    void OnSignal(in Signal signal);

    void OnDecision(in DecisionRecord record);

    /// <summary>Asks for the close of all of a position of the strategy, at market.</summary>
    /// <param name="slot">The symbol.</param>
    /// <param name="positionId">Its number.</param>
    /// <param name="measured">What the strategy measured, and what it compared that with; for the ledger.</param>
    /// <returns>False when there is no such position, or its exit is under way.</returns>
    bool Close(int slot, long positionId, double measured, double threshold, in Tick cause);
}
