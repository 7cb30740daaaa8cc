namespace FastEngine.Simulation.Models.Liquidation;

/// <summary>A step of the margin table: what must be kept of a position.</summary>
/// <param name="FromNotional">Where it begins, money.</param>
/// <param name="RatePpb">Part of the notional, times 1e9.</param>
public readonly record struct MaintenanceTier(Int128 FromNotional, long RatePpb);
