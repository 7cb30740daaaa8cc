using FastEngine.Signals.Candles;
using FastEngine.Signals.Indicators;

namespace FastEngine.Signals.Regimes;

/// <summary>Level 1: classifies a symbol when a candle of its longest timeframe closes.</summary>
/// <remarks>Keeps nothing of a symbol: the caller caches the result until the next close. Prices and volumes compare as integers. Single-threaded.</remarks>
public sealed class RegimeClassifier
{
    private readonly RegimeOptions _options;
    private readonly CandleSeries _candles;
    private readonly CandleIndicators _indicators;
    private readonly Persistence _persistence;
    private readonly MeanReversion _meanReversion;
    private readonly RegimeConditions _requiredUp;
    private readonly RegimeConditions _requiredDown;
    private readonly double _minAtrOfClose;
    private readonly int _longest;

    /// <param name="options">Conditions and thresholds.</param>
    /// <param name="indicators">Those of the same shard, told of a close before <see cref="Classify"/> is asked.</param>
    /// <param name="candles">History of the shard.</param>
    /// <param name="longestTimeframeNs">Length of the longest timeframe.</param>
    public RegimeClassifier(RegimeOptions options, CandleIndicators indicators, CandleSeries candles, long longestTimeframeNs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(longestTimeframeNs);
        _options = options;
        _candles = candles;
        _indicators = indicators;
        var windows = indicators.Options;
        _persistence = new Persistence(windows.PersistenceReturns, windows.PersistenceChunks);
        _meanReversion = new MeanReversion(
            windows.MeanReversionLookback, windows.MeanReversionMean, windows.MeanReversionOuterSigma, windows.MeanReversionInnerSigma, windows.MeanReversionMaxCandles);
        CandleHistory.CheckHolds(candles, _persistence.CandlesNeeded, nameof(windows.PersistenceReturns));
        CandleHistory.CheckHolds(candles, _meanReversion.CandlesNeeded, nameof(windows.MeanReversionLookback));
        _requiredUp = options.Required(RegimeConditions.StructureUp, RegimeConditions.AlignmentUp);
        _requiredDown = options.Required(RegimeConditions.StructureDown, RegimeConditions.AlignmentDown);
        _minAtrOfClose = options.MinAtrOfCloseAt(longestTimeframeNs);
        _longest = candles.Timeframes - 1;
        LongestCandlesNeeded = options.LongestCandlesNeeded(windows);
    }

    /// <summary>Closed candles of the longest timeframe without which a symbol is still warming up.</summary>
    public int LongestCandlesNeeded { get; }

    /// <summary>Measures the symbol in <paramref name="slot"/> as of its last closed candles.</summary>
    public Regime Classify(int slot, out RegimeMeasures measures)
    {
        ref readonly var longest = ref _indicators.Longest(slot);
        measures = new RegimeMeasures
        {
            Adx = longest.Adx.Value,
            AdxMin = _options.AdxMin,
            Persistence = _persistence.Measure(_candles, slot, _longest),
            PersistenceMin = _options.PersistenceMin,
            MeanReversion = _meanReversion.Measure(_candles, slot, _longest),
            MeanReversionMax = _options.MeanReversionMax,
            AtrOfClose = longest.AtrOfClose,
            AtrOfCloseMin = _minAtrOfClose,
            Close = longest.Close,
            EmaFast = longest.EmaFast.Value,
            EmaSlow = longest.EmaSlow.Value,
            RequiredUp = _requiredUp,
            RequiredDown = _requiredDown,
        };
        measures.Passed = Indicators(in measures) | Alignment(in measures);
        if (_candles.ClosedCount(slot, _longest) >= 3) measures.Passed |= Structure(slot, ref measures);
        return measures.Regime = _options.Of(measures.Passed);
    }

    private static RegimeConditions Indicators(in RegimeMeasures measures)
    {
        var passed = RegimeConditions.None;
        if (Threshold.IsAbove(measures.Adx, measures.AdxMin)) passed |= RegimeConditions.Adx;
        if (Threshold.IsAbove(measures.Persistence, measures.PersistenceMin)) passed |= RegimeConditions.Persistence;
        if (Threshold.IsBelow(measures.MeanReversion, measures.MeanReversionMax)) passed |= RegimeConditions.MeanReversion;
        if (Threshold.IsAbove(measures.AtrOfClose, measures.AtrOfCloseMin)) passed |= RegimeConditions.Volatility;
        return passed;
    }

    private static RegimeConditions Alignment(in RegimeMeasures measures)
    {
        if (Threshold.IsAbove(measures.Close, measures.EmaFast) && Threshold.IsAbove(measures.EmaFast, measures.EmaSlow)) return RegimeConditions.AlignmentUp;
        if (Threshold.IsBelow(measures.Close, measures.EmaFast) && Threshold.IsBelow(measures.EmaFast, measures.EmaSlow)) return RegimeConditions.AlignmentDown;
        return RegimeConditions.None;
    }

    private RegimeConditions Structure(int slot, ref RegimeMeasures measures)
    {
        ref readonly var first = ref _candles.Closed(slot, _longest, 2);
        ref readonly var second = ref _candles.Closed(slot, _longest, 1);
        ref readonly var third = ref _candles.Closed(slot, _longest, 0);
        (measures.High1, measures.High2, measures.High3) = (first.High, second.High, third.High);
        (measures.Low1, measures.Low2, measures.Low3) = (first.Low, second.Low, third.Low);
        (measures.Volume1, measures.Volume3) = (first.Volume, third.Volume);
        var passed = RegimeConditions.None;
        if (measures.Volume3 >= measures.Volume1) passed |= RegimeConditions.Volume;
        var isStrict = _options.Structure == RegimeStructure.Strict;
        if (IsRising(first.High, second.High, third.High, isStrict) && IsRising(first.Low, second.Low, third.Low, isStrict)) passed |= RegimeConditions.StructureUp;
        if (IsRising(third.High, second.High, first.High, isStrict) && IsRising(third.Low, second.Low, first.Low, isStrict)) passed |= RegimeConditions.StructureDown;
        return passed;
    }

    private static bool IsRising(long first, long second, long third, bool isStrict) =>
        isStrict ? first < second && second < third : first < third;
}
