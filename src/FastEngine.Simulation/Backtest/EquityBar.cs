namespace FastEngine.Simulation.Backtest;

/// <summary>The account over one bar of engine time; amounts are <see cref="Reports.Fixed18"/>.</summary>
/// <param name="TimeNs">Start of the bar.</param>
/// <param name="Equity">As the last sample of the bar had it.</param>
/// <param name="Low">The lowest of its samples.</param>
/// <param name="High">The highest of its samples.</param>
/// <param name="Exposure">Sum over its samples of the notional of open positions at their marks.</param>
/// <param name="Samples">How many samples it has.</param>
/// <param name="SamplesOpen">How many of them saw an open position.</param>
public readonly record struct EquityBar(long TimeNs, Int128 Equity, Int128 Low, Int128 High, Int128 Exposure, int Samples, int SamplesOpen);
