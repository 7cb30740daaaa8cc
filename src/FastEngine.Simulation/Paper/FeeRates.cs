namespace FastEngine.Simulation.Paper;

/// <summary>Fees of a fill as a part of its notional, times 1e9: 0.05 % is 500,000. A rebate is negative.</summary>
public readonly record struct FeeRates(long Taker, long Maker);
