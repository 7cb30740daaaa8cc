namespace FastEngine.Simulation.Reports;

/// <summary>A setting or remark of the run that a reader needs to judge it, e.g. the latency model or an inferred tick size.</summary>
public sealed record NamedFact(string Name, string Value);
