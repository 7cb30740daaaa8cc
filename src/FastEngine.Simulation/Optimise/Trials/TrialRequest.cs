using FastEngine.Simulation.Optimise.Spaces;
using FastEngine.Simulation.Optimise.Splits;

namespace FastEngine.Simulation.Optimise.Trials;

/// <summary>What a trial is run with, and over which window.</summary>
public sealed record TrialRequest(ParameterPoint Point, TimeWindow Window);
