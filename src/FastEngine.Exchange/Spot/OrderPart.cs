namespace FastEngine.Exchange.Spot;

/// <summary>What of a spot order differs between the two of a list; null where nothing was said.</summary>
internal readonly record struct OrderPart(string? ClientId, decimal? Price, decimal? StopPrice, string? TimeInForce, long AfterTradeId);
