namespace FastEngine.Venues.Binance.Account;

/// <summary>What a key may do.</summary>
/// <param name="Withdraws">It may take money out.</param>
/// <param name="Transfers">It may move money between accounts.</param>
/// <param name="TradesSpot">It may trade on spot.</param>
/// <param name="TradesFutures">It may trade futures.</param>
/// <param name="IsBoundToAddress">It works from named addresses alone.</param>
public readonly record struct KeyRights(bool Withdraws, bool Transfers, bool TradesSpot, bool TradesFutures, bool IsBoundToAddress);
