namespace FastEngine.Simulation.Optimise.Splits;

/// <summary>One step of a walk forward: parameters are chosen in one window and tried in a later one.</summary>
/// <param name="Number">From 1, in order of time.</param>
public readonly record struct Fold(int Number, TimeWindow InSample, TimeWindow OutOfSample);
