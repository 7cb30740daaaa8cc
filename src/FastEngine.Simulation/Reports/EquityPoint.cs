namespace FastEngine.Simulation.Reports;

/// <summary>Equity and how far it is below its highest value so far (0 or positive), both <see cref="Fixed18"/>.</summary>
public readonly record struct EquityPoint(long TimeNs, Int128 Equity, Int128 Drawdown);
