using FastEngine.Simulation.Optimise.Spaces;

namespace FastEngine.Simulation.Optimise.Searching;

/// <summary>A point to be tried, on so much of the window.</summary>
/// <param name="Budget">Share of the window from its beginning, above 0 to 1.</param>
public readonly record struct Candidate(ParameterPoint Point, double Budget = 1);
