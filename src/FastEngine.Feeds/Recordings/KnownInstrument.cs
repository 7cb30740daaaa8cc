using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>An instrument as configuration or the exchange describes it.</summary>
/// <param name="Tick">Smallest price step, in price units.</param>
/// <param name="Lot">Smallest quantity step, in quantity units.</param>
public sealed record KnownInstrument(string Symbol, Market Market, int PriceScale, int QuantityScale, decimal Tick, decimal Lot);
