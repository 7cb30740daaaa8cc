using FastEngine.Simulation.Optimise.Trials;

namespace FastEngine.Simulation.Optimise.Statistics;

/// <summary>One split of a cross-validation: what was best on the periods to choose by, and what that was on the others.</summary>
/// <param name="TestBlocks">Blocks tried on, from 0.</param>
/// <param name="Chosen">Null when no trial counted.</param>
/// <param name="TrainObjective">Of the chosen one.</param>
/// <param name="TestObjective">Of the chosen one; null when it is not defined.</param>
/// <param name="TestReturn">Of the chosen one.</param>
public sealed record SplitResult(IReadOnlyList<int> TestBlocks, Trial? Chosen, double? TrainObjective, double? TestObjective, double TestReturn);
