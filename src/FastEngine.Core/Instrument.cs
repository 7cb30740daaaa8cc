namespace FastEngine.Core;

/// <summary>Static facts of one tradable instrument; prices and quantities are integers at its scales.</summary>
public sealed record Instrument
{
    /// <summary>Index in the <see cref="InstrumentTable"/>, and in every per-instrument array of the engine.</summary>
    public required int Id { get; init; }

    /// <summary>The exchange's name in upper case, e.g. <c>BTCUSDT</c>.</summary>
    public required string Symbol { get; init; }

    public required Market Market { get; init; }

    /// <summary>How it is printed: the symbol, with its market when the inputs hold the name of two (<c>BTCUSDT@spot</c>).</summary>
    public required string Name { get; init; }

    /// <summary>Decimal places kept of a price.</summary>
    public required int PriceScale { get; init; }

    /// <summary>Decimal places kept of a quantity.</summary>
    public required int QuantityScale { get; init; }

    /// <summary>Smallest price step, in units of the price scale.</summary>
    public required long Tick { get; init; }

    /// <summary>Smallest quantity step, in units of the quantity scale.</summary>
    public required long Lot { get; init; }

    /// <summary>Smallest price times quantity of an order, in quote currency at the scale of money; 0 when there is none.</summary>
    public Int128 MinNotional { get; init; }

    /// <summary>False when nothing configured describes it: the scales are defaults and the tick was inferred from its first prices.</summary>
    public bool IsKnown { get; init; } = true;
}
