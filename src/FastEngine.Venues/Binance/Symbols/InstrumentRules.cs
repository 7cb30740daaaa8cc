using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Symbols;

/// <summary>The run's instruments beside what the venue says of them.</summary>
public static class InstrumentRules
{
    /// <summary>The instrument with the venue's tick, lot and smallest notional; its scales stay.</summary>
    /// <exception cref="ArgumentException">A tick or lot is finer than the instrument's scales.</exception>
    public static Instrument Apply(Instrument instrument, SymbolRules rules)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        ArgumentNullException.ThrowIfNull(rules);
        return instrument with
        {
            Tick = AtScale(instrument, "tick", rules.Tick, instrument.PriceScale), Lot = AtScale(instrument, "lot", rules.Lot, instrument.QuantityScale),
            MinNotional = rules.MinNotional,
        };
    }

    /// <summary>What would make the venue refuse orders that the engine thinks are well, as text; empty when they agree.</summary>
    public static IReadOnlyList<string> Differences(Instrument instrument, SymbolRules? rules)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        if (rules is null) return [$"{instrument.Name}: the venue has no such symbol"];
        var found = new List<string>();
        if (!rules.IsTrading) found.Add($"{instrument.Name}: the venue does not trade it now");
        Compare(found, instrument, "tick", instrument.Tick, instrument.PriceScale, rules.Tick);
        Compare(found, instrument, "lot", instrument.Lot, instrument.QuantityScale, rules.Lot);
        if (instrument.MinNotional < rules.MinNotional)
            found.Add($"{instrument.Name}: smallest notional {Money.ToText(instrument.MinNotional)}, the venue's is {Money.ToText(rules.MinNotional)}");
        return found;
    }

    private static void Compare(List<string> found, Instrument instrument, string what, long ours, int scale, Int128 theirs)
    {
        var money = ours * (Int128)FixedPoint.PowerOfTen(Money.Scale - scale);
        if (money % theirs != 0) found.Add($"{instrument.Name}: {what} {Money.ToText(money)}, the venue's is {Money.ToText(theirs)}");
    }

    private static long AtScale(Instrument instrument, string what, Int128 money, int scale)
    {
        var unit = FixedPoint.PowerOfTen(Money.Scale - scale);
        return money % unit == 0
            ? (long)(money / unit)
            : throw new ArgumentException($"{instrument.Name}: the venue's {what} {Money.ToText(money)} is finer than {scale} decimals: raise its scale");
    }
}
