namespace FastEngine.Trading.Portfolio;

/// <summary>When the trading week of a symbol ends.</summary>
/// <param name="Symbol">Its name, or its base asset.</param>
/// <param name="WeekNs">Since Monday 00:00 UTC: more than 0, at most a week.</param>
public readonly record struct SessionEnd(string Symbol, long WeekNs);
