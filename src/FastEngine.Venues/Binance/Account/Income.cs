namespace FastEngine.Venues.Binance.Account;

/// <summary>Something that a USD-M account received or paid.</summary>
/// <param name="Kind">As the venue names it: <c>FUNDING_FEE</c>, <c>COMMISSION</c>, <c>REALIZED_PNL</c>.</param>
/// <param name="Symbol">Empty for what has none.</param>
/// <param name="Amount">Received, in its asset; at the scale of money.</param>
/// <param name="Asset">That it is in.</param>
/// <param name="TimeMs">When.</param>
/// <param name="Transaction">Unique within its kind.</param>
public readonly record struct Income(string Kind, string Symbol, Int128 Amount, string Asset, long TimeMs, string Transaction);
