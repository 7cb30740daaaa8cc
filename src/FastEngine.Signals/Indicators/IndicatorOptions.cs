namespace FastEngine.Signals.Indicators;

/// <summary>Periods of the candle indicators; every symbol has the same.</summary>
public sealed record IndicatorOptions
{
    /// <summary>Of the longest timeframe.</summary>
    public int AdxPeriod { get; init; } = 14;

    /// <summary>Of the longest timeframe.</summary>
    public int AtrPeriod { get; init; } = 14;

    public int FastestAtrPeriod { get; init; } = 14;

    public int RsiPeriod { get; init; } = 14;

    /// <summary>Log returns of the fastest timeframe whose lag-1 autocorrelation is taken.</summary>
    public int AutocorrelationReturns { get; init; } = 10;

    public int MacdFast { get; init; } = 12;

    public int MacdSlow { get; init; } = 26;

    public int MacdSignal { get; init; } = 9;

    /// <summary>Of both timeframes; on the longest for EMA alignment only.</summary>
    public int EmaFast { get; init; } = 50;

    public int EmaSlow { get; init; } = 200;

    /// <summary>Bars of the fastest timeframe over which the VWAP's slope is taken, 2 to <see cref="Vwap.MaxSlopeBars"/>.</summary>
    public int VwapSlopeBars { get; init; } = 5;

    public int BollingerPeriod { get; init; } = 20;

    public double BollingerSigmas { get; init; } = 2;

    /// <summary>Log returns of the longest timeframe.</summary>
    public int PersistenceReturns { get; init; } = 64;

    /// <summary>Chunk sizes of the rescaled range, ascending.</summary>
    public IReadOnlyList<int> PersistenceChunks { get; init; } = [8, 16, 32, 64];

    /// <summary>Candles of the longest timeframe whose deviation is looked at.</summary>
    public int MeanReversionLookback { get; init; } = 100;

    /// <summary>Closes of the mean that a candle deviates from.</summary>
    public int MeanReversionMean { get; init; } = 20;

    /// <summary>An excursion begins beyond this many deviations.</summary>
    public double MeanReversionOuterSigma { get; init; } = 2;

    /// <summary>An excursion is back within this many deviations.</summary>
    public double MeanReversionInnerSigma { get; init; } = 0.5;

    /// <summary>An excursion of this many candles counts as not come back.</summary>
    public int MeanReversionMaxCandles { get; init; } = 20;

    /// <summary>Closed candles of the longest timeframe without which level 1 is not defined: 119 with the defaults.</summary>
    public int LongestCandlesNeeded =>
        Math.Max(Math.Max(2 * AdxPeriod, AtrPeriod + 1), Math.Max(PersistenceReturns + 1, MeanReversionLookback + MeanReversionMean - 1));

    /// <summary>Throws when a period is no period; windows check theirs where they are made.</summary>
    internal void Check()
    {
        CheckPeriod(nameof(AdxPeriod), AdxPeriod);
        CheckPeriod(nameof(AtrPeriod), AtrPeriod);
        CheckPeriod(nameof(FastestAtrPeriod), FastestAtrPeriod);
        CheckPeriod(nameof(RsiPeriod), RsiPeriod);
        CheckPeriod(nameof(MacdFast), MacdFast);
        CheckPeriod(nameof(MacdSignal), MacdSignal);
        CheckPeriod(nameof(EmaFast), EmaFast);
        CheckOrder(nameof(MacdFast), MacdFast, nameof(MacdSlow), MacdSlow);
        CheckOrder(nameof(EmaFast), EmaFast, nameof(EmaSlow), EmaSlow);
        if (VwapSlopeBars is < 2 or > Vwap.MaxSlopeBars)
            throw new ArgumentException($"{nameof(VwapSlopeBars)} is {VwapSlopeBars}; it must be 2 to {Vwap.MaxSlopeBars}");
    }

    private static void CheckPeriod(string name, int period)
    {
        if (period < 1) throw new ArgumentException($"{name} is {period}; a period is at least 1");
    }

    private static void CheckOrder(string fastName, int fast, string slowName, int slow)
    {
        if (slow <= fast) throw new ArgumentException($"{slowName} is {slow}; it must be more than {fastName}, {fast}");
    }
}
