using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Symbols;

/// <summary>The run's instruments beside what the venue says of them.</summary>
public static class InstrumentRules
{
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
}
