using FastEngine.Core;
using FastEngine.Signals.Indicators;

namespace FastEngine.Signals.Regimes;

/// <summary>The conditions of level 1 and their thresholds.</summary>
public sealed record RegimeOptions
{
    /// <summary>Timeframe that <see cref="MinAtrOfClose"/> is given for.</summary>
    public const long AtrBaseTimeframeNs = 15 * EngineTime.NsPerMinute;

    public RegimeStructure Structure { get; init; } = RegimeStructure.Strict;

    /// <summary>ADX must be above it, 0 to 100.</summary>
    public double AdxMin { get; init; } = 25;

    /// <summary>Persistence must be above it.</summary>
    public double PersistenceMin { get; init; } = 0.55;

    /// <summary>Mean-reversion strength must be below it, 0 to 1.</summary>
    public double MeanReversionMax { get; init; } = 0.6;

    /// <summary>ATR / close must be above it: a fraction (0.0005 is 0.05 %) at 15 m, scaled by the square root of the timeframe.</summary>
    public double MinAtrOfClose { get; init; } = 0.0005;

    /// <summary>The last candle's volume must be at least that of the second before it.</summary>
    public bool RequiresVolume { get; init; } = true;

    /// <summary>Close, fast and slow EMA of the longest timeframe must be in the trend's order.</summary>
    public bool RequiresEmaAlignment { get; init; }

    /// <summary>The smallest ATR / close on a longest timeframe of this length, ns.</summary>
    public double MinAtrOfCloseAt(long timeframeNs) => MinAtrOfClose * Math.Sqrt((double)timeframeNs / AtrBaseTimeframeNs);

    /// <summary>Closed candles of the longest timeframe that level 1 needs: the indicators' own, and the slow EMA where alignment is required.</summary>
    public int LongestCandlesNeeded(IndicatorOptions indicators) =>
        RequiresEmaAlignment ? Math.Max(indicators.LongestCandlesNeeded, indicators.EmaSlow) : indicators.LongestCandlesNeeded;

    /// <summary>What the conditions that held amount to.</summary>
    public Regime Of(RegimeConditions passed)
    {
        var up = Required(RegimeConditions.StructureUp, RegimeConditions.AlignmentUp);
        if ((passed & up) == up) return Regime.TrendingUp;
        var down = Required(RegimeConditions.StructureDown, RegimeConditions.AlignmentDown);
        return (passed & down) == down ? Regime.TrendingDown : Regime.Ranging;
    }

    /// <summary>What a trend in the direction needs.</summary>
    internal RegimeConditions Required(RegimeConditions structure, RegimeConditions alignment)
    {
        var required = structure | RegimeConditions.Adx | RegimeConditions.Persistence | RegimeConditions.MeanReversion | RegimeConditions.Volatility;
        if (RequiresVolume) required |= RegimeConditions.Volume;
        if (RequiresEmaAlignment) required |= alignment;
        return required;
    }
}
