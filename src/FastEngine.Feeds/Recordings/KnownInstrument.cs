using FastEngine.Core;

namespace FastEngine.Feeds.Recordings;

/// <summary>What is configured about an instrument before any of its trades is seen.</summary>
public sealed record KnownInstrument(
    string Symbol,
    Market Market,
    int PriceScale,
    int QuantityScale,
    decimal Tick,
    decimal Lot,
    decimal MinNotional = 0);
