namespace FastEngine.Simulation.Reports;

/// <summary>Signals that a handler of the execution chain refused.</summary>
public sealed record RefusalCount(string Handler, long Count);
