namespace FastEngine.Simulation.Backtest;

/// <summary>The account over one bar of engine time; amounts are <see cref="Reports.Fixed18"/>.</summary>
/// <param name="TimeNs">Start of the bar.</param>
/// <param name="Equity">As the last sample of the bar had it.</param>
/// <param name="Low">The lowest of its samples.</param>
/// <param name="High">The highest of its samples.</param>
/// <param name="Exposure">Mean notional of what was held over the bar, at entry prices: see <see cref="Holdings.Into"/>.</param>
public readonly record struct EquityBar(long TimeNs, Int128 Equity, Int128 Low, Int128 High, Int128 Exposure = default);
