using FastEngine.Core;
using FastEngine.Rings.Tests;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Indicators;
using FastEngine.Signals.Regimes;
using FastEngine.Signals.Tests.Indicators;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Signals.Tests.Regimes;

/// <summary>Each condition of level 1 alone, both directions, and what is measured beside its threshold.</summary>
public class RegimeClassifierTests
{
    private const long LongestNs = 15 * EngineTime.NsPerMinute;

    /// <summary>Lets everything pass but structure.</summary>
    private static readonly RegimeOptions Open = new()
    {
        AdxMin = -1, PersistenceMin = -100, MeanReversionMax = 2, MinAtrOfClose = -1, RequiresVolume = false,
    };

    // The last three candles as "high/low/volume", oldest first; for a falling market the prices are mirrored at 1000.
    public static TheoryData<string, RegimeStructure, bool, bool> Structures => new()
    {
        { "1010/990/5 1011/991/5 1012/992/5", RegimeStructure.Strict, true, true },
        { "1010/990/5 1011/991/5 1012/992/4", RegimeStructure.Strict, true, false },
        { "1010/990/5 1011/991/9 1012/992/6", RegimeStructure.Strict, true, true },
        { "1010/990/5 1010/991/5 1012/992/5", RegimeStructure.Strict, false, false },
        { "1010/990/5 1011/991/5 1011/992/5", RegimeStructure.Strict, false, false },
        { "1010/990/5 1011/990/5 1012/992/5", RegimeStructure.Strict, false, false },
        { "1010/990/5 1011/991/5 1012/991/5", RegimeStructure.Strict, false, false },
        { "1010/990/5 1009/991/5 1012/992/5", RegimeStructure.Strict, false, false },
        { "1010/990/5 1009/980/5 1012/992/5", RegimeStructure.Loose, true, true },
        { "1010/990/5 1009/980/5 1012/992/4", RegimeStructure.Loose, true, false },
        { "1010/990/5 1019/991/5 1010/992/5", RegimeStructure.Loose, false, false },
        { "1010/990/5 1019/991/5 1012/990/5", RegimeStructure.Loose, false, false },
        { "1010/990/5 1009/991/5 1008/991/5", RegimeStructure.Loose, false, false },
    };

    [Theory]
    [MemberData(nameof(Structures))]
    public void Structure_and_volume_compare_the_last_three_candles(string candles, RegimeStructure structure, bool isTrend, bool isTrendWithVolume)
    {
        foreach (var isMirrored in new[] { false, true })
        {
            var expected = isMirrored ? Regime.TrendingDown : Regime.TrendingUp;
            var shard = Warm(Tape(130));
            foreach (var text in candles.Split(' '))
            {
                var fields = text.Split('/').Select(long.Parse).ToArray();
                var candle = new Candle { High = fields[0], Low = fields[1], Open = fields[1], Close = fields[0], BuyVolume = Sum96.From(fields[2] - 2), SellVolume = Sum96.From(2) };
                shard.Close(0, shard.Longest, isMirrored ? CandleTape.Mirror(in candle, 1000) : candle);
            }

            Assert.Equal(isTrend ? expected : Regime.Ranging, Classify(shard, Open with { Structure = structure }, out _));
            Assert.Equal(isTrendWithVolume ? expected : Regime.Ranging, Classify(shard, Open with { Structure = structure, RequiresVolume = true }, out _));
        }
    }

    [Fact]
    public void Each_measure_must_be_beyond_its_threshold_and_within_the_tolerance_is_not()
    {
        var shard = Warm(Trend(140, isUp: true));
        Assert.Equal(Regime.TrendingUp, Classify(shard, Open, out var measured));
        Each(RegimeConditions.Adx, threshold => Open with { AdxMin = threshold }, measured.Adx, isAbove: true);
        Each(RegimeConditions.Persistence, threshold => Open with { PersistenceMin = threshold }, measured.Persistence, isAbove: true);
        Each(RegimeConditions.MeanReversion, threshold => Open with { MeanReversionMax = threshold }, measured.MeanReversion, isAbove: false);
        Each(RegimeConditions.Volatility, threshold => Open with { MinAtrOfClose = threshold }, measured.AtrOfClose, isAbove: true);

        void Each(RegimeConditions condition, Func<double, RegimeOptions> options, double value, bool isAbove)
        {
            var sign = isAbove ? 1 : -1;
            foreach (var (distance, passes) in new[] { (1e-7, true), (2e-9, true), (0.5e-9, false), (0, false), (-0.5e-9, false), (-1e-7, false) })
            {
                var regime = Classify(shard, options(value - sign * distance), out var measures);
                Assert.True(measures.Has(condition) == passes, $"{condition} at {distance} from its threshold");
                Assert.Equal(passes ? Regime.TrendingUp : Regime.Ranging, regime);
                Assert.Equal(measured.Passed | condition, measures.Passed | condition);
            }
        }
    }

    [Theory]
    [InlineData(15 * EngineTime.NsPerSecond, 0.0005 / 7.745966692414834)]
    [InlineData(15 * EngineTime.NsPerMinute, 0.0005)]
    [InlineData(60 * EngineTime.NsPerMinute, 0.001)]
    public void The_smallest_range_grows_with_the_square_root_of_the_timeframe(long timeframeNs, double expected)
    {
        var shard = Warm(Tape(10));
        new RegimeClassifier(new RegimeOptions(), shard.Indicators, shard.Candles, timeframeNs).Classify(0, out var measures);
        Assert.Equal(expected, measures.AtrOfCloseMin, 15);
    }

    [Theory]
    [InlineData(true, RegimeConditions.AlignmentUp, Regime.TrendingUp)]
    [InlineData(false, RegimeConditions.AlignmentDown, Regime.TrendingDown)]
    public void Alignment_asks_for_the_averages_in_order_only_where_it_is_required(bool isUp, RegimeConditions aligned, Regime regime)
    {
        var required = Open with { RequiresEmaAlignment = true };
        var young = Warm(Trend(199, isUp));
        Assert.Equal(Regime.Ranging, Classify(young, required, out var measures));
        Assert.True(double.IsNaN(measures.EmaSlow));
        Assert.Equal(regime, Classify(young, Open, out _));

        var old = Warm(Trend(240, isUp));
        Assert.Equal(regime, Classify(old, required, out measures));
        Assert.True(measures.Has(aligned));

        // A rise at the end of a long fall has its structure, but not yet its averages.
        var turned = Warm([.. Trend(240, !isUp), .. Trend(4, isUp, start: Trend(240, !isUp)[^1].Close)]);
        Assert.Equal(regime, Classify(turned, Open, out measures));
        Assert.False(measures.Has(aligned));
        Assert.Equal(Regime.Ranging, Classify(turned, required, out _));
    }

    [Theory]
    [InlineData(true, Regime.TrendingUp)]
    [InlineData(false, Regime.TrendingDown)]
    public void A_persistent_trend_passes_the_defaults_in_its_direction(bool isUp, Regime expected)
    {
        Assert.Equal(expected, Classify(Warm(Trend(130, isUp)), new RegimeOptions(), out var measures));
        Assert.Equal((25, 0.55, 0.6, 0.0005), (measures.AdxMin, measures.PersistenceMin, measures.MeanReversionMax, measures.AtrOfCloseMin));
        Assert.True(measures.Adx > 25 && measures.Persistence > 0.55 && measures.MeanReversion < 0.6 && measures.AtrOfClose > 0.0005);
        Assert.Equal(expected, measures.Regime);
    }

    [Fact]
    public void Before_its_candles_are_there_a_symbol_ranges_and_nothing_undefined_passes()
    {
        var shard = new TestShard();
        var classifier = new RegimeClassifier(new RegimeOptions(), shard.Indicators, shard.Candles, LongestNs);
        Assert.Equal(119, classifier.LongestCandlesNeeded);
        Assert.Equal(Regime.Ranging, classifier.Classify(0, out var measures));
        Assert.Equal(RegimeConditions.None, measures.Passed);
        var candles = Trend(119, isUp: true);
        for (var i = 0; i < candles.Length; i++)
        {
            shard.Close(0, shard.Longest, in candles[i]);
            var regime = classifier.Classify(0, out measures);
            var count = i + 1;
            Assert.Equal((count >= 28, count >= 65, count >= 119, count >= 15), (!double.IsNaN(measures.Adx), !double.IsNaN(measures.Persistence), !double.IsNaN(measures.MeanReversion), !double.IsNaN(measures.AtrOfClose)));
            Assert.Equal(count >= 3, measures.Has(RegimeConditions.StructureUp));
            Assert.Equal(count == 119 ? Regime.TrendingUp : Regime.Ranging, regime);
        }
    }

    [Fact]
    public void The_slow_average_counts_towards_the_candles_needed_only_where_alignment_is_required()
    {
        Assert.Equal(119, new RegimeOptions().LongestCandlesNeeded(new IndicatorOptions()));
        Assert.Equal(200, new RegimeOptions { RequiresEmaAlignment = true }.LongestCandlesNeeded(new IndicatorOptions()));
    }

    [Fact]
    public void Mirrored_prices_mirror_structure_and_regime()
    {
        var options = Open with { AdxMin = 15, MeanReversionMax = 0.8, Structure = RegimeStructure.Loose, RequiresVolume = true };
        var trends = 0;
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(CandleTape.Seeds(140), seeds =>
        {
            var candles = CandleTape.Build(seeds);
            var regime = Classify(Warm(candles), options, out var measures);
            var mirrored = Classify(Warm([.. candles.Select(candle => CandleTape.Mirror(in candle, 2 * CandleTape.StartPrice))]), options, out var measuresMirrored);
            if (regime != Regime.Ranging) trends++;
            return mirrored == Mirror(regime)
                && measures.Has(RegimeConditions.StructureUp) == measuresMirrored.Has(RegimeConditions.StructureDown)
                && measures.Has(RegimeConditions.StructureDown) == measuresMirrored.Has(RegimeConditions.StructureUp)
                && measures.Has(RegimeConditions.Volume) == measuresMirrored.Has(RegimeConditions.Volume);
        }));
        Assert.True(trends > 0, "no tape had a trend: nothing was tested");
    }

    [Fact]
    public void Prices_times_ten_change_no_regime_and_no_condition()
    {
        var options = new RegimeOptions { AdxMin = 15, PersistenceMin = 0.4, MeanReversionMax = 0.8, Structure = RegimeStructure.Loose, RequiresEmaAlignment = true };
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(CandleTape.Seeds(210), seeds =>
        {
            var candles = CandleTape.Build(seeds);
            var regime = Classify(Warm(candles), options, out var measures);
            var scaled = Classify(Warm([.. candles.Select(candle => CandleTape.Scale(in candle, 10))]), options, out var measuresScaled);
            return regime == scaled && measures.Passed == measuresScaled.Passed;
        }));
    }

    [Fact]
    public void Windows_beyond_the_candle_history_are_refused()
    {
        var shard = new TestShard(history: 64);
        Assert.Contains("PersistenceReturns needs 65", Assert.Throws<ArgumentException>(() => Classify(shard, Open, out _)).Message, StringComparison.Ordinal);
        shard = new TestShard(new IndicatorOptions { MeanReversionLookback = 110 });
        Assert.Contains("MeanReversionLookback needs 129", Assert.Throws<ArgumentException>(() => Classify(shard, Open, out _)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classifying_allocates_nothing()
    {
        var shard = Warm(Trend(130, isUp: true));
        var classifier = new RegimeClassifier(new RegimeOptions(), shard.Indicators, shard.Candles, LongestNs);
        classifier.Classify(0, out _);
        var allocated = Allocations.Least(() =>
        {
            for (var i = 0; i < 200; i++) classifier.Classify(0, out _);
        });
        Assert.Equal(0, allocated);
    }

    private static Regime Mirror(Regime regime) => regime switch
    {
        Regime.TrendingUp => Regime.TrendingDown,
        Regime.TrendingDown => Regime.TrendingUp,
        _ => regime,
    };

    private static Regime Classify(TestShard shard, RegimeOptions options, out RegimeMeasures measures) =>
        new RegimeClassifier(options, shard.Indicators, shard.Candles, LongestNs).Classify(0, out measures);

    private static TestShard Warm(Candle[] candles)
    {
        var shard = new TestShard();
        shard.CloseAll(0, shard.Longest, candles);
        return shard;
    }

    private static Candle[] Tape(int length) => CandleTape.Build([.. Enumerable.Range(1, length).Select(i => i * 7919)]);

    // Moves one way all the time, at a speed that turns slowly; volume grows.
    private static Candle[] Trend(int length, bool isUp, long start = 1_000_000)
    {
        var candles = new Candle[length];
        var price = start;
        for (var i = 0; i < length; i++)
        {
            var step = (isUp ? 1 : -1) * (long)(2500 + 2000 * Math.Sin(2 * Math.PI * i / 64));
            var close = price + step;
            candles[i] = new Candle { Open = price, Close = close, High = Math.Max(price, close) + 50, Low = Math.Min(price, close) - 50, BuyVolume = Sum96.From(1000 + i) };
            price = close;
        }

        return candles;
    }
}
