namespace FastEngine.Core;

/// <summary>Facts of one tradable instrument; prices and quantities are integers at its scales.</summary>
/// <remarks>They stay as they are, but for a slot that is kept free for a symbol of later: it gets its facts once, before anything reads them.</remarks>
public sealed record Instrument
{
    private string _symbol = "";
    private string _name = "";
    private int _priceScale;
    private int _quantityScale;
    private long _tick;
    private long _lot;
    private Int128 _minNotional;

    /// <summary>Index in the <see cref="InstrumentTable"/>, and in every per-instrument array of the engine.</summary>
    public required int Id { get; init; }

    /// <summary>The exchange's name in upper case, e.g. <c>BTCUSDT</c>.</summary>
    public required string Symbol { get => _symbol; init => _symbol = value; }

    public required Market Market { get; init; }

    /// <summary>How it is printed: the symbol, with its market when the inputs hold the name of two (<c>BTCUSDT@spot</c>).</summary>
    public required string Name { get => _name; init => _name = value; }

    /// <summary>Decimal places kept of a price.</summary>
    public required int PriceScale { get => _priceScale; init => _priceScale = value; }

    /// <summary>Decimal places kept of a quantity.</summary>
    public required int QuantityScale { get => _quantityScale; init => _quantityScale = value; }

    /// <summary>Smallest price step, in units of the price scale.</summary>
    public required long Tick { get => _tick; init => _tick = value; }

    /// <summary>Smallest quantity step, in units of the quantity scale.</summary>
    public required long Lot { get => _lot; init => _lot = value; }

    /// <summary>Smallest price times quantity of an order, in quote currency at the scale of money; 0 when there is none.</summary>
    public Int128 MinNotional { get => _minNotional; init => _minNotional = value; }

    /// <summary>False when nothing configured describes it: the scales are defaults and the tick was inferred from its first prices.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>Whether it is a slot for a symbol that is added while the engine runs.</summary>
    public bool IsSlot { get; init; }

    /// <summary>A slot that no symbol has yet: nothing trades there.</summary>
    public bool IsSpare => IsSlot && _symbol.StartsWith(SpareMark);

    // No exchange has it in a symbol.
    private const char SpareMark = '+';

    /// <summary>A free slot.</summary>
    /// <param name="number">Among those of its market, from 1.</param>
    public static Instrument Spare(int id, Market market, int number) => new()
    {
        Id = id, Market = market, Symbol = $"{SpareMark}{number}", Name = $"{SpareMark}{number}", PriceScale = 0, QuantityScale = 0, Tick = 1, Lot = 1, IsSlot = true,
    };

    /// <summary>Gives a free slot its symbol. Threads that read it hear of the slot afterwards, over a ring or a queue.</summary>
    /// <exception cref="InvalidOperationException">It is another symbol's.</exception>
    public void Become(Instrument facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (!IsSpare && Symbol == facts.Symbol && Market == facts.Market) return;
        if (!IsSpare || Market != facts.Market) throw new InvalidOperationException($"instrument {Id} is {Name} of {Market}, and cannot become {facts.Name} of {facts.Market}");
        (_name, _priceScale, _quantityScale, _tick, _lot, _minNotional) = (facts._name, facts._priceScale, facts._quantityScale, facts._tick, facts._lot, facts._minNotional);
        _symbol = facts._symbol;
    }
}
