using FastEngine.Core;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Indicators;

namespace FastEngine.Signals.Tests.Indicators;

/// <summary>Candle history and indicators of a few symbols, fed with closed candles.</summary>
internal sealed class TestShard
{
    private readonly long[] _timeframesNs;
    private readonly long[] _openTimesNs;

    public TestShard(IndicatorOptions? options = null, int priceScale = 2, int timeframes = 2, int symbols = 1, int history = 128)
    {
        _timeframesNs = [.. new[] { EngineTime.NsPerMinute, 15 * EngineTime.NsPerMinute, EngineTime.NsPerHour }.Take(timeframes)];
        _openTimesNs = new long[symbols * timeframes];
        Candles = new CandleSeries(symbols, timeframes, history);
        Indicators = new CandleIndicators(options ?? new IndicatorOptions(), Candles, [.. Enumerable.Range(0, symbols).Select(id => Instrument(id, priceScale))]);
    }

    public CandleSeries Candles { get; }

    public CandleIndicators Indicators { get; }

    public int Longest => _timeframesNs.Length - 1;

    public void Close(int slot, int timeframe, in Candle candle)
    {
        ref var openTimeNs = ref _openTimesNs[slot * _timeframesNs.Length + timeframe];
        Candles.Open(slot, timeframe) = candle;
        Indicators.OnCandleClosed(slot, timeframe, in Candles.Close(slot, timeframe), openTimeNs);
        openTimeNs += _timeframesNs[timeframe];
    }

    public void CloseAll(int slot, int timeframe, ReadOnlySpan<Candle> candles)
    {
        foreach (ref readonly var candle in candles) Close(slot, timeframe, in candle);
    }

    private static Instrument Instrument(int id, int priceScale) => new()
    {
        Id = id, Symbol = $"S{id}", Name = $"S{id}", Market = default, PriceScale = priceScale, QuantityScale = 3, Tick = 1, Lot = 1,
    };
}
