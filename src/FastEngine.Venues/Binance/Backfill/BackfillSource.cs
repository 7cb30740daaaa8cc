using FastEngine.Core;
using FastEngine.Venues.Binance.Rest;

namespace FastEngine.Venues.Binance.Backfill;

/// <summary>Where missing trades of a market are read: public data, so a <see cref="BinanceRest"/> without a key will do but for raw trades of USD-M.</summary>
public readonly record struct BackfillSource(Market Market, BinanceRest Rest);
