namespace FastEngine.Host.Configuration;

/// <summary>One number of a tier: what it is called, its range, and the step that it is a multiple of.</summary>
public sealed record TierColumn(string Name, decimal Min, decimal Max, decimal Step);
