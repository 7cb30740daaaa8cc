namespace FastEngine.Simulation.Backtest;

/// <summary>A quantity that was held: a closed part of a position, or what the end left open of one.</summary>
/// <param name="FromNs">First fill of the entry.</param>
/// <param name="ToNs">The exit, or the end of the run.</param>
/// <param name="Notional">Quantity times entry price, <see cref="Reports.Fixed18"/>.</param>
internal readonly record struct Holding(long FromNs, long ToNs, Int128 Notional);
