namespace FastEngine.Venues.Binance.Rest;

/// <summary>What a request was for.</summary>
/// <param name="Kind">The asker's.</param>
/// <param name="Number">Of an order or a query.</param>
/// <param name="Part">Of a question that takes several requests.</param>
public readonly record struct RestTag(int Kind, long Number, int Part = 0);
