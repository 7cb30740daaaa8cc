namespace FastEngine.Host.Configuration;

/// <summary>The candle history holds what warm-up, level 1, zones, bands, views and the dump detector look back at: else they would never be defined.</summary>
public sealed class CandleHistoryRule : IConfigRule
{
    public IReadOnlyList<Knob> Knobs { get; } =
    [
        Configuration.Knobs.Candles.History, Configuration.Knobs.Bounce.VolumeCandles, Configuration.Knobs.Zones.VolumeCandles,
        Configuration.Knobs.Regime.EmaAlignment, Configuration.Knobs.Indicators.Adx, Configuration.Knobs.Indicators.Atr,
        Configuration.Knobs.Indicators.FastestAtr, Configuration.Knobs.Indicators.Rsi, Configuration.Knobs.Indicators.AutocorrelationReturns,
        Configuration.Knobs.Indicators.EmaSlow, Configuration.Knobs.Indicators.BollingerPeriod, Configuration.Knobs.Indicators.PersistenceReturns,
        Configuration.Knobs.Indicators.MeanReversionLookback, Configuration.Knobs.Indicators.MeanReversionMean,
        Configuration.Knobs.Views.SwingBars, Configuration.Knobs.Views.StructureBars, Configuration.Knobs.Views.CharacterBars, Configuration.Knobs.Views.DeltaBars,
        Configuration.Knobs.Dump.ReversalBars, Configuration.Knobs.Dump.MeanBars, Configuration.Knobs.Dump.MomentumSteps, Configuration.Knobs.Dump.LevelBars,
    ];

    public string? Check(ResolvedConfig config)
    {
        var history = config.Get(Configuration.Knobs.Candles.History);
        var (candles, what) = CandleNeeds.OfHistory(config).MaxBy(need => need.Candles);
        return candles <= history ? null : $"{what} needs {candles} closed candles; candles.history keeps {history}";
    }
}
