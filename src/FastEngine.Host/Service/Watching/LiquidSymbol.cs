using FastEngine.Venues.Binance.Account;

namespace FastEngine.Host.Service.Watching;

/// <summary>A symbol of the daily selection.</summary>
/// <param name="MeanRank">Of its ranks in volume, trades and spread; 1 is the best.</param>
internal sealed record LiquidSymbol(MarketTicker Ticker, decimal MeanRank);
