using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>What is known of an instrument before any recording of it is read: its scales and steps, as the exchange writes them.</summary>
/// <param name="Symbol">The exchange's name in upper case.</param>
/// <param name="Market">Its market; a name can exist in several.</param>
/// <param name="PriceScale">Decimal places kept of a price; at least as many as the exchange ever printed.</param>
/// <param name="QuantityScale">Decimal places kept of a quantity.</param>
/// <param name="Tick">Smallest price step, quote currency.</param>
/// <param name="Lot">Smallest quantity step, base units (contracts on COIN-M).</param>
/// <param name="MinNotional">Smallest price x quantity of an order, quote currency; 0 when there is none.</param>
public sealed record KnownInstrument(
    string Symbol, Market Market, int PriceScale, int QuantityScale, decimal Tick, decimal Lot, decimal MinNotional = 0);
