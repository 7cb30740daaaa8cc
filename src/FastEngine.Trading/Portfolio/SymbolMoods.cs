using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Portfolio;

/// <summary>Flow, volume and volatility regime of every symbol, from its views.</summary>
internal sealed class SymbolMoods(PortfolioOptions options, int instruments, Ledger ledger)
{
    private const double Percent = 100;
    private readonly PinnedArray<SymbolMood> _moods = new(instruments);

    public int SnapshotSize => 3 * _moods.Length;

    public ref readonly SymbolMood this[int instrumentId] => ref _moods[instrumentId];

    public void OnView(in SymbolView view)
    {
        ref var mood = ref _moods[view.InstrumentId];
        var health = options.Health;
        var isEnough = view.FlowTrades >= health.FlowTrades;
        mood.Flow = isEnough ? SideOf(view.FlowImbalance, health.FlowRatio, 1 / health.FlowRatio) : (sbyte)0;
        mood.Volume = SideOf(view.BuyShare, health.VolumeSharePct / Percent, 1 - health.VolumeSharePct / Percent);
        var regime = RegimeOf(view.AtrLongPpm, out var limit);
        if (regime == mood.Regime) return;
        ledger.Risk(new RiskEvent
        {
            Kind = RiskEventKind.RegimeChanged, InstrumentId = view.InstrumentId, OtherInstrumentId = -1, Quantity = (long)regime,
            Measured = view.AtrLongPpm, Limit = limit,
        });
        mood.Regime = regime;
    }

    /// <summary>Factor of the size of an entry, ppm.</summary>
    public int FactorPpm(int instrumentId) => _moods[instrumentId].Regime switch
    {
        VolatilityRegime.Low => options.LowFactorPpm,
        VolatilityRegime.High => options.HighFactorPpm,
        _ => options.MediumFactorPpm,
    };

    public void Write(ref SnapshotWriter writer)
    {
        foreach (ref readonly var mood in _moods.AsSpan())
        {
            writer.Put((byte)mood.Flow);
            writer.Put((byte)mood.Volume);
            writer.Put((byte)mood.Regime);
        }
    }

    public void Read(ref SnapshotReader reader)
    {
        _moods.AsSpan().Clear();
        foreach (var id in reader.Instruments)
        {
            var mood = new SymbolMood { Flow = (sbyte)reader.Byte(), Volume = (sbyte)reader.Byte(), Regime = (VolatilityRegime)reader.Byte() };
            if (id >= 0) _moods[id] = mood;
        }
    }

    // NaN takes no side.
    private static sbyte SideOf(double value, double buyersAbove, double sellersBelow) =>
        Scores.IsBelow(buyersAbove, value) ? (sbyte)1 : Scores.IsBelow(value, sellersBelow) ? (sbyte)-1 : (sbyte)0;

    // No range at all is what a symbol shows that has not warmed up: unknown, and unknown is medium.
    private VolatilityRegime RegimeOf(double atrPpm, out double limit)
    {
        limit = options.LowAtrPpm;
        if (atrPpm > 0 && Scores.IsBelow(atrPpm, options.LowAtrPpm)) return VolatilityRegime.Low;
        if (!Scores.IsBelow(options.HighAtrPpm, atrPpm)) return VolatilityRegime.Medium;
        limit = options.HighAtrPpm;
        return VolatilityRegime.High;
    }
}
