using FastEngine.Core;
using FastEngine.Signals.Candles;

namespace FastEngine.Signals.Indicators;

/// <summary>The candle indicators of all symbols of a shard, updated at candle closes of the fastest and the longest timeframe.</summary>
/// <remarks>Recursive values run from the first candle since the start or a reset; window measures are taken from the candle history.
/// All memory is allocated here. Single-threaded.</remarks>
public sealed class CandleIndicators
{
    private readonly IndicatorOptions _options;
    private readonly CandleSeries _candles;
    private readonly int _longest;
    private readonly double[] _priceUnits;
    private readonly double[] _quantityUnits;
    private readonly PinnedArray<FastestIndicators> _fastestOf;
    private readonly PinnedArray<LongestIndicators> _longestOf;
    private readonly Autocorrelation _autocorrelation;
    private readonly BollingerWidth _bollinger;

    /// <param name="options">Periods.</param>
    /// <param name="candles">History of the shard; holds a candle before <see cref="OnCandleClosed"/> is told of it.</param>
    /// <param name="instruments">The shard's symbols; the position is the slot.</param>
    public CandleIndicators(IndicatorOptions options, CandleSeries candles, IReadOnlyList<Instrument> instruments)
    {
        options.Check();
        _options = options;
        _candles = candles;
        _longest = candles.Timeframes - 1;
        _autocorrelation = new Autocorrelation(options.AutocorrelationReturns);
        _bollinger = new BollingerWidth(options.BollingerPeriod, options.BollingerSigmas);
        CandleHistory.CheckHolds(candles, _autocorrelation.CandlesNeeded, nameof(options.AutocorrelationReturns));
        CandleHistory.CheckHolds(candles, _bollinger.CandlesNeeded, nameof(options.BollingerPeriod));
        var slots = Math.Max(1, instruments.Count);
        _priceUnits = new double[slots];
        _quantityUnits = new double[slots];
        for (var slot = 0; slot < instruments.Count; slot++) Name(slot, instruments[slot]);
        _fastestOf = new PinnedArray<FastestIndicators>(slots);
        _longestOf = new PinnedArray<LongestIndicators>(slots);
        for (var slot = 0; slot < slots; slot++) Clear(slot);
    }

    /// <summary>Takes over the scales of the symbol that a slot is of.</summary>
    internal void Name(int slot, Instrument instrument)
    {
        _priceUnits[slot] = FixedPoint.PowerOfTen(instrument.PriceScale);
        _quantityUnits[slot] = FixedPoint.PowerOfTen(instrument.QuantityScale);
    }

    public IndicatorOptions Options => _options;

    /// <summary>Memory of the symbols, bytes.</summary>
    public long SizeInBytes => _fastestOf.SizeInBytes + _longestOf.SizeInBytes;

    public ref readonly FastestIndicators Fastest(int slot) => ref _fastestOf[slot];

    public ref readonly LongestIndicators Longest(int slot) => ref _longestOf[slot];

    /// <summary>Slope of the day's VWAP, in price units a bar of the fastest timeframe; NaN until defined.</summary>
    public double VwapSlope(int slot) => _fastestOf[slot].Vwap.Slope(_options.VwapSlopeBars);

    /// <param name="slot">The symbol's slot in its shard.</param>
    /// <param name="timeframe">Index of the timeframe; those in between are ignored, a sole one is both the fastest and the longest.</param>
    /// <param name="candle">The newest closed candle of the series.</param>
    /// <param name="openTimeNs">Start of its interval, ns since the epoch.</param>
    public void OnCandleClosed(int slot, int timeframe, in Candle candle, long openTimeNs)
    {
        if (timeframe != 0 && timeframe != _longest) return;
        var bar = new Bar(in candle, _priceUnits[slot], _quantityUnits[slot]);
        if (timeframe == 0) UpdateFastest(slot, in bar, openTimeNs);
        if (timeframe == _longest) UpdateLongest(slot, in candle, in bar);
    }

    /// <summary>Starts the symbol's indicators anew.</summary>
    public void Clear(int slot)
    {
        _fastestOf[slot] = new FastestIndicators
        {
            Close = double.NaN, Autocorrelation = double.NaN, BollingerWidth = double.NaN,
            RsiBefore = double.NaN, MacdBefore = double.NaN, MacdBefore2 = double.NaN,
        };
        _longestOf[slot] = new LongestIndicators { Close = double.NaN };
    }

    private void UpdateFastest(int slot, in Bar bar, long openTimeNs)
    {
        ref var symbol = ref _fastestOf[slot];
        symbol.OpenTimeNs = openTimeNs;
        symbol.Close = bar.Close;
        symbol.RsiBefore = symbol.Rsi.Value;
        symbol.MacdBefore2 = symbol.MacdBefore;
        symbol.MacdBefore = symbol.Macd.Histogram;
        symbol.Atr.Update(in bar, _options.FastestAtrPeriod);
        symbol.Rsi.Update(bar.Close, _options.RsiPeriod);
        symbol.Macd.Update(bar.Close, _options.MacdFast, _options.MacdSlow, _options.MacdSignal);
        symbol.EmaFast.Update(bar.Close, _options.EmaFast);
        symbol.EmaSlow.Update(bar.Close, _options.EmaSlow);
        symbol.Vwap.Update(in bar, openTimeNs);
        symbol.ClosesAboveVwap = Streak(symbol.ClosesAboveVwap, bar.Close, symbol.Vwap.Value);
        symbol.Autocorrelation = _autocorrelation.Measure(_candles, slot, 0);
        symbol.BollingerWidth = _bollinger.Measure(_candles, slot, 0);
    }

    private static int Streak(int streak, double close, double vwap)
    {
        if (close > vwap) return Math.Max(streak, 0) + 1;
        return close < vwap ? Math.Min(streak, 0) - 1 : 0;
    }

    private void UpdateLongest(int slot, in Candle candle, in Bar bar)
    {
        ref var symbol = ref _longestOf[slot];
        symbol.Close = bar.Close;
        symbol.Adx.Update(in candle, _options.AdxPeriod);
        symbol.Atr.Update(in bar, _options.AtrPeriod);
        symbol.EmaFast.Update(bar.Close, _options.EmaFast);
        symbol.EmaSlow.Update(bar.Close, _options.EmaSlow);
    }
}
