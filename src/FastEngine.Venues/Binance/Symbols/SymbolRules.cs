using FastEngine.Core;

namespace FastEngine.Venues.Binance.Symbols;

/// <summary>What the venue says of a symbol: which orders it takes. Prices and quantities at the scale of money.</summary>
public sealed record SymbolRules
{
    public required string Symbol { get; init; }

    public required Market Market { get; init; }

    public required string BaseAsset { get; init; }

    public required string QuoteAsset { get; init; }

    /// <summary>Whether it can be traded now.</summary>
    public required bool IsTrading { get; init; }

    /// <summary>Of prices.</summary>
    public required Int128 Tick { get; init; }

    /// <summary>Of quantities: of market and limit orders both.</summary>
    public required Int128 Lot { get; init; }

    /// <summary>Smallest quantity; 0 for no bound.</summary>
    public Int128 MinQuantity { get; init; }

    /// <summary>Largest quantity of a market order; 0 for no bound.</summary>
    public Int128 MaxMarketQuantity { get; init; }

    /// <summary>Smallest price times quantity; 0 for no bound.</summary>
    public Int128 MinNotional { get; init; }
}
