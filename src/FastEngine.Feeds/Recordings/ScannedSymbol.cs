using System.Collections.Immutable;
using FastEngine.Core;

namespace FastEngine.Feeds;

/// <summary>What one input holds of one symbol of one market.</summary>
public sealed record ScannedSymbol
{
    /// <summary>The scale of <see cref="FirstPrices"/>, and of instruments that nothing describes.</summary>
    public const int DefaultScale = 8;

    /// <summary>From so many prices the tick of an unknown instrument is inferred.</summary>
    public const int MaxFirstPrices = 100;

    public required string Symbol { get; init; }

    public required Market Market { get; init; }

    public required long Trades { get; init; }

    /// <summary>Stream of its first trade.</summary>
    public required TradeStream Stream { get; init; }

    /// <summary>Its first prices at <see cref="DefaultScale"/>, without those that need more decimals.</summary>
    public required ImmutableArray<long> FirstPrices { get; init; }

    /// <summary>Most decimal places that a price uses, trailing zeros aside.</summary>
    public required int PriceDecimals { get; init; }

    /// <summary>Most decimal places that a quantity uses, trailing zeros aside.</summary>
    public required int QuantityDecimals { get; init; }

    /// <summary>Exchange time of its first trade in the file's order.</summary>
    public required long FirstTimeNs { get; init; }

    public required long MinTimeNs { get; init; }

    public required long MaxTimeNs { get; init; }

    /// <summary>What a <c>.fet</c> file says about the instrument, else null.</summary>
    public Instrument? Stored { get; init; }
}
