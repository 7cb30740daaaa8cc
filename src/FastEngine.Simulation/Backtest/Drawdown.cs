namespace FastEngine.Simulation.Backtest;

/// <summary>The falls of equity below its highest value before, over every sample.</summary>
/// <param name="Deepest">In money, <see cref="Reports.Fixed18"/>.</param>
/// <param name="DeepestPct">Of the highest value before it; may be another fall than the deepest in money. Null when equity was never positive.</param>
/// <param name="LongestNs">The longest time from a highest value to the sample that reached it again, or to the end.</param>
public readonly record struct Drawdown(Int128 Deepest, double? DeepestPct, long LongestNs);
