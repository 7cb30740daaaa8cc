using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Portfolio;

/// <summary>Measures what the health score is taken of.</summary>
internal sealed class PortfolioHealth(
    PortfolioOptions options, Instrument[] instruments, OpenSlots slots, Correlations correlations, SymbolMoods moods, AccountBook account)
{
    private const int Whole = 1_000_000;
    private const double PartsOfQuality = 3;

    // By row of the correlations, long and short.
    private readonly PinnedArray<int> _longs = new(correlations.Rows);
    private readonly PinnedArray<int> _shorts = new(correlations.Rows);

    public Health Measure(long nowNs)
    {
        var (count, quality, heldMinutes, isVolatile) = (0, 0.0, 0.0, false);
        for (var slot = 0; slot < slots.End; slot++)
        {
            if (!slots.IsOpen(slot)) continue;
            ref var position = ref slots[slot];
            ref readonly var mood = ref moods[position.InstrumentId];
            count++;
            quality += QualityOf(in position, in mood);
            heldMinutes += Math.Max(0, nowNs - position.EntryTimeNs) / (double)EngineTime.NsPerMinute;
            isVolatile |= mood.Regime == VolatilityRegime.High;
        }

        if (count == 0)
        {
            var none = HealthScorer.Score(default, options.Health);
            (none.WorstInstrument, none.BestInstrument, none.LeaderCorrelation, none.DayLossPpm) = (-1, -1, double.NaN, DayLossPpm());
            return none;
        }

        var health = HealthScorer.Score(
            new HealthInputs
            {
                Positions = count, UnrealisedPpm = UnrealisedPpm(), Quality = quality / count, Correlated = Correlated(),
                HoldMinutes = heldMinutes / count, IsVolatile = isVolatile,
            },
            options.Health);
        health.Unrealised = account.State.Unrealised;
        health.DayLossPpm = DayLossPpm();
        Look(ref health);
        return health;
    }

    // Of equal results the one in the lower slot.
    private void Look(ref Health health)
    {
        var (least, most, sum, known) = (Int128.MaxValue, Int128.MinValue, 0.0, 0);
        for (var slot = 0; slot < slots.End; slot++)
        {
            if (!slots.IsOpen(slot)) continue;
            ref var position = ref slots[slot];
            var result = UnrealisedOf(in position);
            if (result < least) (least, health.WorstInstrument) = (result, position.InstrumentId);
            if (result > most) (most, health.BestInstrument) = (result, position.InstrumentId);
            var correlation = correlations.WithLeader(position.InstrumentId);
            if (double.IsNaN(correlation)) continue;
            sum += correlation;
            known++;
        }

        health.LeaderCorrelation = known == 0 ? double.NaN : sum / known;
    }

    private double DayLossPpm() => account.DayFirst <= 0 ? 0 : (double)(account.DayFirst - account.State.Equity) / (double)account.DayFirst * Whole;

    /// <summary>At the mark, fees left out.</summary>
    public Int128 UnrealisedOf(in StrategyPosition position) => Money.OfProduct(GainOf(in position), instruments[position.InstrumentId]);

    private Int128 GainOf(in StrategyPosition position)
    {
        var value = (Int128)account.MarkOf(position.InstrumentId) * position.Quantity;
        return position.Direction == Direction.Long ? value - position.Cost : position.Cost - value;
    }

    // Without equity there is nothing to hold a result against: the worst.
    private double UnrealisedPpm()
    {
        ref readonly var state = ref account.State;
        return state.Equity > 0 ? Money.ToDouble(state.Unrealised) / Money.ToDouble(state.Equity) * Whole : double.NegativeInfinity;
    }

    private double QualityOf(in StrategyPosition position, in SymbolMood mood)
    {
        var side = position.Direction == Direction.Long ? 1 : -1;
        var gain = GainOf(in position);
        var flat = position.Cost * options.Health.FlatPpm;
        var profit = Int128.Abs(gain) * Whole <= flat ? 0 : gain > 0 ? 1 : -1;
        return (Part(mood.Flow * side) + Part(mood.Volume * side) + Part(profit)) / PartsOfQuality;
    }

    // With the position 1, neither 0.5, against 0.
    private static double Part(int sign) => (1 + sign) / 2.0;

    private int Correlated()
    {
        _longs.AsSpan().Clear();
        _shorts.AsSpan().Clear();
        for (var slot = 0; slot < slots.End; slot++)
        {
            if (!slots.IsOpen(slot)) continue;
            ref var position = ref slots[slot];
            var row = correlations.RowOf(position.InstrumentId);
            if (row < 0) continue;
            if (position.Direction == Direction.Long) _longs[row]++;
            else _shorts[row]++;
        }

        return Math.Max(Largest(_longs), Largest(_shorts));
    }

    // Around each instrument, what correlates with it; what is of the same instrument correlates fully.
    private int Largest(PinnedArray<int> counts)
    {
        var largest = 0;
        for (var row = 0; row < correlations.Rows; row++)
        {
            if (counts[row] == 0) continue;
            var sum = counts[row];
            for (var other = 0; other < correlations.Rows; other++)
            {
                if (other != row && counts[other] > 0 && correlations.IsGroup(correlations.OfRows(row, other))) sum += counts[other];
            }

            largest = Math.Max(largest, sum);
        }

        return largest;
    }
}
