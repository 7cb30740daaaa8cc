using FastEngine.Core;

namespace FastEngine.Storage.Symbols;

/// <summary>What a symbol's database keeps of its instrument.</summary>
public sealed record SymbolFacts
{
    /// <summary>Decimals of a price, 0 to 18.</summary>
    public required int PriceScale { get; init; }

    /// <summary>Decimals of a quantity, 0 to 18.</summary>
    public required int QuantityScale { get; init; }

    /// <summary>Smallest price step, at the price scale.</summary>
    public long Tick { get; init; } = 1;

    /// <summary>Smallest quantity step, at the quantity scale.</summary>
    public long Lot { get; init; } = 1;

    /// <summary>Smallest notional of an order; money, 0 when there is none.</summary>
    public Int128 MinNotional { get; init; }

    public static SymbolFacts Of(Instrument instrument) => new()
    {
        PriceScale = instrument.PriceScale,
        QuantityScale = instrument.QuantityScale,
        Tick = instrument.Tick,
        Lot = instrument.Lot,
        MinNotional = instrument.MinNotional,
    };
}
