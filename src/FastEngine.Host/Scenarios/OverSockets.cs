using FastEngine.Host.Scenarios.Checks;

namespace FastEngine.Host.Scenarios;

/// <summary>What is otherwise when a scenario runs at the simulated exchange, by its nature: stated in the file, never by leaving something out.</summary>
/// <param name="Why">What differs.</param>
/// <param name="Expected">All that is expected there.</param>
internal sealed record OverSockets(string Why, Expected Expected);
