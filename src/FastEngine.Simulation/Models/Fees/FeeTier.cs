using FastEngine.Simulation.Paper;

namespace FastEngine.Simulation.Models.Fees;

/// <summary>The rates of who has traded so much.</summary>
/// <param name="FromVolume">Notional of the last 30 days from which it holds, money.</param>
/// <param name="Rates">Of a fill.</param>
public readonly record struct FeeTier(Int128 FromVolume, FeeRates Rates);
