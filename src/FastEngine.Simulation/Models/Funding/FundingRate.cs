namespace FastEngine.Simulation.Models.Funding;

/// <summary>Funding of one instrument at one time.</summary>
/// <param name="AtNs">From the instrument's first trade at or after it.</param>
/// <param name="InstrumentId">Of the run.</param>
/// <param name="RatePpb">Part of the notional that longs pay and shorts receive, times 1e9.</param>
public readonly record struct FundingRate(long AtNs, int InstrumentId, long RatePpb);
