namespace FastEngine.Venues.Binance.Account;

/// <summary>A closed candle of the venue; prices and volumes at the instrument's scales.</summary>
/// <param name="OpenMs">Begin of its interval, ms since the epoch.</param>
/// <param name="Open">First price.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Quantity traded.</param>
/// <param name="BuyVolume">Of it, bought by the aggressor.</param>
/// <param name="Trades">How many.</param>
public readonly record struct Kline(long OpenMs, long Open, long High, long Low, long Close, long Volume, long BuyVolume, long Trades);
