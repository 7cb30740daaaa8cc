using FastEngine.Host.Configuration;
using FastEngine.Simulation.Optimise.Spaces;

namespace FastEngine.Host.Optimising;

/// <summary>What reading a space gave: the space, or all that is wrong.</summary>
/// <param name="Space">Null when there is any violation.</param>
internal sealed record SpaceResult(SearchSpace? Space, IReadOnlyList<Violation> Violations);
