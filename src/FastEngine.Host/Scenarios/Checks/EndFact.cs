using FastEngine.Host.Configuration;

namespace FastEngine.Host.Scenarios.Checks;

/// <summary>What something must be when the scenario has ended.</summary>
/// <param name="Origin">Where it is written.</param>
/// <param name="Fact">Name of the fact.</param>
/// <param name="Condition">What it must be.</param>
internal sealed record EndFact(Origin Origin, string Fact, Condition Condition);
