using FastEngine.Simulation.Optimise.Splits;
using FastEngine.Simulation.Optimise.Trials;

namespace FastEngine.Simulation.Optimise.Statistics;

/// <summary>One step of a walk forward: what was chosen, and what it made afterwards.</summary>
/// <param name="OutOfSample">Null when nothing could be chosen.</param>
public sealed record FoldResult(Fold Fold, Selection Selection, Trial? OutOfSample);
