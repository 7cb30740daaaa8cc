namespace FastEngine.Simulation.Reports;

/// <summary>Lowest, highest and last price (<see cref="Fixed18"/>) of one or several candles; the time is the end of the last.</summary>
public readonly record struct PricePoint(long TimeNs, Int128 Low, Int128 High, Int128 Close);
