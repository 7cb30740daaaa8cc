namespace FastEngine.Venues.Binance.Account;

/// <summary>What a day of a symbol was like.</summary>
/// <param name="QuoteVolume">Traded in 24 hours, in the quote currency.</param>
/// <param name="Trades">In 24 hours.</param>
/// <param name="Bid">Best now; 0 for none.</param>
/// <param name="Ask">Best now; 0 for none.</param>
public readonly record struct MarketTicker(string Symbol, decimal QuoteVolume, long Trades, decimal Bid, decimal Ask)
{
    /// <summary>Of the middle; the largest there is when a side is missing.</summary>
    public decimal Spread => Bid > 0 && Ask >= Bid ? (Ask - Bid) * 2 / (Ask + Bid) : decimal.MaxValue;
}
