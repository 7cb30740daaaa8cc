namespace FastEngine.Simulation.Optimise.Splits;

/// <summary>One way to part periods into those that parameters are chosen by and those that they are tried on.</summary>
/// <param name="TestBlocks">Which blocks are tried on, ascending.</param>
/// <param name="Train">Periods to choose by, ascending; what is too near to a test block is in neither.</param>
/// <param name="Test">Periods to try on, ascending.</param>
public sealed record PurgedSplit(IReadOnlyList<int> TestBlocks, IReadOnlyList<int> Train, IReadOnlyList<int> Test);
