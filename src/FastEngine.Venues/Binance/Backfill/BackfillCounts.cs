namespace FastEngine.Venues.Binance.Backfill;

/// <summary>What was done to fill gaps, over all markets.</summary>
public readonly record struct BackfillCounts(long Requests, long Trades, long Filled, long Failed);
