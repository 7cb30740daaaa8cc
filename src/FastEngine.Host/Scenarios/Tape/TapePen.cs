using FastEngine.Core;

namespace FastEngine.Host.Scenarios.Tape;

/// <summary>Where the drawing of a symbol's tape is: time, price, and what following segments take over.</summary>
internal sealed class TapePen(Instrument instrument, long timeNs, decimal price, TapeStyle style, long barNs)
{
    // What a share of buyers has left over; half, so that 50 % alternates.
    private decimal _weave = 0.5m;

    public Instrument Instrument { get; } = instrument;

    /// <summary>Length of the fastest candle.</summary>
    public long BarNs { get; } = barNs;

    public long TimeNs { get; set; } = timeNs;

    public decimal Price { get; set; } = price;

    public TapeStyle Style { get; set; } = style;

    /// <summary>A price on the tick, at least one tick.</summary>
    public long Units(decimal price)
    {
        var ticks = Math.Round(price * FixedPoint.PowerOfTen(Instrument.PriceScale) / Instrument.Tick, MidpointRounding.AwayFromZero);
        return Math.Max(1, (long)ticks) * Instrument.Tick;
    }

    public decimal PriceOf(long units) => (decimal)units / FixedPoint.PowerOfTen(Instrument.PriceScale);

    /// <summary>A quantity in whole lots, at least one.</summary>
    public long Lots(decimal quantity)
    {
        var lots = Math.Round(quantity * FixedPoint.PowerOfTen(Instrument.QuantityScale) / Instrument.Lot, MidpointRounding.AwayFromZero);
        return Math.Max(1, (long)lots) * Instrument.Lot;
    }

    /// <summary>The side of the next trade: over any stretch buyers have their share, evenly spread.</summary>
    public Side Weave(decimal buys)
    {
        _weave += buys;
        if (_weave < 1) return Side.Sell;
        _weave -= 1;
        return Side.Buy;
    }
}
