namespace FastEngine.Simulation.Reports;

/// <summary>Equity (cash plus marked positions, <see cref="Fixed18"/>) as it stands from a time on.</summary>
public readonly record struct EquitySample(long TimeNs, Int128 Equity);
