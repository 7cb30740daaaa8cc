using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Rings.Tests;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Indicators;

namespace FastEngine.Signals.Tests.Indicators;

/// <summary>Which timeframe feeds what, when values begin, what a reset forgets, days of the VWAP, sizes, and no allocation.</summary>
public class CandleIndicatorsTests
{
    [Fact]
    public void Each_value_begins_with_the_candle_that_defines_it()
    {
        var shard = new TestShard(timeframes: 1);
        var first = new Dictionary<string, int>();
        var candles = Tape(210);
        for (var i = 1; i <= candles.Length; i++)
        {
            shard.Close(0, 0, in candles[i - 1]);
            ref readonly var fastest = ref shard.Indicators.Fastest(0);
            ref readonly var longest = ref shard.Indicators.Longest(0);
            Note("adx", longest.Adx.Value, longest.Adx.IsReady);
            Note("di", longest.Adx.PlusDi);
            Note("atr", longest.Atr.Value, longest.Atr.IsReady);
            Note("atr/close", longest.AtrOfClose);
            Note("fastest atr", fastest.Atr.Value, fastest.Atr.IsReady);
            Note("rsi", fastest.Rsi.Value, fastest.Rsi.IsReady);
            Note("macd", fastest.Macd.Line);
            Note("histogram", fastest.Macd.Histogram, fastest.Macd.IsReady);
            Note("ema 50", fastest.EmaFast.Value, fastest.EmaFast.IsReady);
            Note("ema 200", fastest.EmaSlow.Value, fastest.EmaSlow.IsReady);
            Note("vwap", fastest.Vwap.Value, fastest.Vwap.IsReady);
            Note("vwap slope", shard.Indicators.VwapSlope(0));
            Note("autocorrelation", fastest.Autocorrelation);
            Note("bollinger", fastest.BollingerWidth);

            void Note(string name, double value, bool? isReady = null)
            {
                Assert.Equal(isReady ?? !double.IsNaN(value), !double.IsNaN(value));
                if (!double.IsNaN(value)) first.TryAdd(name, i);
                else Assert.False(first.ContainsKey(name), $"{name} was defined and is no more");
            }
        }

        Assert.Equal(
            "adx 28, atr 15, atr/close 15, autocorrelation 11, bollinger 20, di 15, ema 200 200, ema 50 50, fastest atr 15, histogram 34, macd 26, rsi 15, vwap 1, vwap slope 5",
            string.Join(", ", first.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}")));
    }

    [Fact]
    public void The_default_candles_needed_are_119_of_the_longest_timeframe()
    {
        Assert.Equal(119, new IndicatorOptions().LongestCandlesNeeded);
        Assert.Equal(300, new IndicatorOptions { AdxPeriod = 150 }.LongestCandlesNeeded);
        Assert.Equal(131, new IndicatorOptions { AtrPeriod = 130 }.LongestCandlesNeeded);
        Assert.Equal(125, new IndicatorOptions { PersistenceReturns = 124 }.LongestCandlesNeeded);
        Assert.Equal(19, new IndicatorOptions { AdxPeriod = 5, AtrPeriod = 5, PersistenceReturns = 16, MeanReversionLookback = 12, MeanReversionMean = 8 }.LongestCandlesNeeded);
    }

    [Fact]
    public void The_fastest_and_the_longest_timeframe_feed_their_own_and_the_middle_one_nothing()
    {
        var shard = new TestShard(timeframes: 3);
        var candles = Tape(40);
        shard.CloseAll(0, 1, candles);
        Assert.True(double.IsNaN(shard.Indicators.Fastest(0).Close) && double.IsNaN(shard.Indicators.Longest(0).Close));
        shard.CloseAll(0, 0, candles);
        Assert.True(shard.Indicators.Fastest(0).Rsi.IsReady);
        Assert.False(shard.Indicators.Longest(0).Atr.IsReady);
        shard.CloseAll(0, 2, candles);
        Assert.True(shard.Indicators.Longest(0).Adx.IsReady);
        Assert.Equal(shard.Indicators.Fastest(0).Atr.Value, shard.Indicators.Longest(0).Atr.Value);
    }

    [Fact]
    public void A_cleared_symbol_starts_anew_and_its_neighbours_stay()
    {
        var candles = Tape(60);
        var shard = new TestShard(timeframes: 1, symbols: 3);
        for (var slot = 0; slot < 3; slot++) shard.CloseAll(slot, 0, candles);
        var before = shard.Indicators.Fastest(2);
        shard.Indicators.Clear(1);
        shard.Candles.Clear(1);
        Assert.True(double.IsNaN(shard.Indicators.Fastest(1).Vwap.Value) && double.IsNaN(shard.Indicators.Longest(1).Adx.Value));
        Assert.True(double.IsNaN(shard.Indicators.Fastest(1).Autocorrelation) && double.IsNaN(shard.Indicators.Fastest(1).BollingerWidth));
        Assert.Equal(before.Rsi.Value, shard.Indicators.Fastest(2).Rsi.Value);
        Assert.Equal(before.Rsi.Value, shard.Indicators.Fastest(0).Rsi.Value);
        shard.CloseAll(1, 0, candles);
        Assert.Equal(before.Rsi.Value, shard.Indicators.Fastest(1).Rsi.Value);
        Assert.Equal(shard.Indicators.Longest(0).Adx.Value, shard.Indicators.Longest(1).Adx.Value);
        Assert.Equal(shard.Indicators.Fastest(0).Autocorrelation, shard.Indicators.Fastest(1).Autocorrelation);
    }

    [Fact]
    public void Prices_are_in_quote_currency_and_volumes_in_base_units()
    {
        var candle = new Candle { High = 61_837_65, Low = 61_837_60, Close = 61_837_63, BuyVolume = Sum96.From(1_500), SellVolume = Sum96.From(250) };
        var bar = new Bar(in candle, 100, 1_000);
        Assert.Equal((61_837.65, 61_837.60, 61_837.63, 1.75), (bar.High, bar.Low, bar.Close, bar.Volume));
    }

    [Fact]
    public void The_volume_weighted_price_begins_anew_at_midnight_and_its_slope_with_it()
    {
        const long day = 24 * EngineTime.NsPerHour;
        var vwap = default(Vwap);
        var midnight = 19_700 * day;
        Add(100, 1, midnight - 3 * EngineTime.NsPerMinute);
        Add(200, 3, midnight - 2 * EngineTime.NsPerMinute);
        Add(300, 0, midnight - 1);
        Assert.Equal(175, vwap.Value, 9);
        Assert.Equal((175 - 100) / 2.0, vwap.Slope(3), 9);
        Add(50, 2, midnight);
        Assert.Equal(50, vwap.Value, 9);
        Assert.True(double.IsNaN(vwap.Slope(2)));
        for (var i = 1; i <= 12; i++) Add(50 + i, i == 12 ? 0 : 2, midnight + i * EngineTime.NsPerMinute);

        // The mean of 50 to 50 + i is 50 + i / 2; the last bar had no volume.
        Assert.Equal(55.5, vwap.Value, 9);
        Assert.Equal((55.5 - 55) / 2, vwap.Slope(3), 9);
        Assert.True(double.IsNaN(vwap.Slope(9)) && double.IsNaN(vwap.Slope(1)));

        void Add(double price, double volume, long openTimeNs) => vwap.Update(new Bar(price + 1, price - 1, price, volume), openTimeNs);
    }

    [Fact]
    public void Without_volume_a_day_has_no_volume_weighted_price()
    {
        var vwap = default(Vwap);
        vwap.Update(new Bar(10, 10, 10, 0), EngineTime.NsPerHour);
        Assert.False(vwap.IsReady);
        Assert.True(double.IsNaN(vwap.Value));
        vwap.Update(new Bar(12, 12, 12, 5), 2 * EngineTime.NsPerHour);
        Assert.Equal(12, vwap.Value, 9);
    }

    [Fact]
    public void Periods_that_are_none_and_windows_beyond_the_history_are_refused()
    {
        Refuses(new IndicatorOptions { AdxPeriod = 0 }, nameof(IndicatorOptions.AdxPeriod));
        Refuses(new IndicatorOptions { MacdSlow = 12 }, nameof(IndicatorOptions.MacdSlow));
        Refuses(new IndicatorOptions { EmaSlow = 50 }, nameof(IndicatorOptions.EmaSlow));
        Refuses(new IndicatorOptions { VwapSlopeBars = 9 }, nameof(IndicatorOptions.VwapSlopeBars));
        Refuses(new IndicatorOptions { AutocorrelationReturns = 128 }, nameof(IndicatorOptions.AutocorrelationReturns));
        Refuses(new IndicatorOptions { BollingerPeriod = 129 }, nameof(IndicatorOptions.BollingerPeriod));

        static void Refuses(IndicatorOptions options, string name) =>
            Assert.Contains(name, Assert.Throws<ArgumentException>(() => new TestShard(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_candle_close_allocates_nothing()
    {
        var shard = new TestShard(timeframes: 1);
        var candles = Tape(400);
        shard.CloseAll(0, 0, candles);
        var allocated = Allocations.Least(() =>
        {
            shard.CloseAll(0, 0, candles);
            shard.Indicators.Clear(0);
            shard.CloseAll(0, 0, candles);
        });
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void States_have_the_sizes_that_they_say()
    {
        Assert.Equal(24, Unsafe.SizeOf<Atr>());
        Assert.Equal(88, Unsafe.SizeOf<Adx>());
        Assert.Equal(32, Unsafe.SizeOf<Rsi>());
        Assert.Equal(24, Unsafe.SizeOf<Ema>());
        Assert.Equal(72, Unsafe.SizeOf<Macd>());
        Assert.Equal(104, Unsafe.SizeOf<Vwap>());
        Assert.Equal(344, Unsafe.SizeOf<FastestIndicators>());
        Assert.Equal(168, Unsafe.SizeOf<LongestIndicators>());
    }

    private static Candle[] Tape(int length) => CandleTape.Build([.. Enumerable.Range(1, length).Select(i => i * 7919)]);
}
