using FastEngine.Core;

namespace FastEngine.Exchange.Symbols;

/// <summary>What the exchange demands of orders of a symbol: its filters, in the words of its exchangeInfo.</summary>
public sealed record SymbolRules
{
    public required string Symbol { get; init; }

    public required Market Market { get; init; }

    public required string BaseAsset { get; init; }

    public required string QuoteAsset { get; init; }

    /// <summary>Places that prices are printed with.</summary>
    public required int PricePlaces { get; init; }

    public required int QuantityPlaces { get; init; }

    public required decimal TickSize { get; init; }

    public required decimal StepSize { get; init; }

    public decimal MaxQuantity { get; init; } = 100_000_000;

    public decimal MaxMarketQuantity { get; init; } = 10_000_000;

    public decimal MinNotional { get; init; } = 5;

    /// <summary>How far a limit price may lie above the mark price, as a factor.</summary>
    public decimal MultiplierUp { get; init; } = 1.15m;

    public decimal MultiplierDown { get; init; } = 0.85m;

    /// <summary>How far the best price may lie off the mark price for a market order, as a part of it.</summary>
    public decimal MarketTakeBound { get; init; } = 0.30m;

    public decimal LiquidationFee { get; init; } = 0.0125m;

    public int MaxOrders { get; init; } = 200;

    public int MaxAlgoOrders { get; init; } = 100;

    public decimal MinQuantity => StepSize;

    public decimal MinPrice => TickSize;

    public decimal MaxPrice { get; init; } = 100_000_000;

    internal string Price(decimal price) => Decimals.Text(price, PricePlaces);

    internal string Quantity(decimal quantity) => Decimals.Text(quantity, QuantityPlaces);

    /// <summary>A price that the tape traded at: it may be of a time when the tick was finer.</summary>
    internal string TradedPrice(decimal price) => Decimals.Text(price, PlacesOf(price, PricePlaces));

    /// <inheritdoc cref="TradedPrice"/>
    internal string TradedQuantity(decimal quantity) => Decimals.Text(quantity, PlacesOf(quantity, QuantityPlaces));

    private static int PlacesOf(decimal value, int least) => Math.Clamp(Decimals.PlacesOf(value), least, Math.Max(least, Decimals.MoneyPlaces));
}
