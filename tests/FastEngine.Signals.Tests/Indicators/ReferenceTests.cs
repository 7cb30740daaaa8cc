using FastEngine.Core;
using FastEngine.Signals.Indicators;

namespace FastEngine.Signals.Tests.Indicators;

/// <summary>Against the published values of 502 daily bars, to the digits given, from the first defined value on.</summary>
public class ReferenceTests
{
    [Fact]
    public void Average_true_range_has_the_published_values()
    {
        if (ReferenceTable.Load("atr") is not { } table) return;
        var atr = default(Atr);
        for (var i = 0; i < table.Bars.Length; i++)
        {
            if (i > 0) table.AssertEqual(i, "tr", TrueRange.Of(in table.Bars[i], table.Bars[i - 1].Close));
            atr.Update(in table.Bars[i], 14);
            table.AssertEqual(i, "atr", atr.Value);
            table.AssertEqual(i, "atrp", 100 * atr.Value / table.Bars[i].Close);
        }
    }

    [Fact]
    public void Average_directional_index_has_the_published_values()
    {
        if (ReferenceTable.Load("adx") is not { } table) return;
        var adx = default(Adx);
        var candles = table.Candles;
        for (var i = 0; i < candles.Length; i++)
        {
            adx.Update(in candles[i], 14);
            table.AssertEqual(i, "pdi", adx.PlusDi);
            table.AssertEqual(i, "mdi", adx.MinusDi);
            table.AssertEqual(i, "dx", adx.Dx);
            table.AssertEqual(i, "adx", adx.Value);
        }
    }

    [Fact]
    public void Relative_strength_index_has_the_published_values()
    {
        if (ReferenceTable.Load("rsi") is not { } table) return;
        var rsi = default(Rsi);
        for (var i = 0; i < table.Bars.Length; i++)
        {
            rsi.Update(table.Bars[i].Close, 14);
            table.AssertEqual(i, "rsi", rsi.Value);
        }
    }

    [Fact]
    public void Exponential_average_has_the_published_values()
    {
        if (ReferenceTable.Load("ema") is not { } table) return;
        var ema = default(Ema);
        for (var i = 0; i < table.Bars.Length; i++)
        {
            ema.Update(table.Bars[i].Close, 20);
            table.AssertEqual(i, "ema", ema.Value);
        }
    }

    [Fact]
    public void Convergence_divergence_has_the_published_values()
    {
        if (ReferenceTable.Load("macd") is not { } table) return;
        var macd = default(Macd);
        for (var i = 0; i < table.Bars.Length; i++)
        {
            macd.Update(table.Bars[i].Close, 12, 26, 9);
            table.AssertEqual(i, "macd", macd.Line);
            table.AssertEqual(i, "signal", macd.Signal);
            table.AssertEqual(i, "histogram", macd.Histogram);
        }
    }

    [Fact]
    public void Volume_weighted_price_within_one_day_has_the_published_values()
    {
        if (ReferenceTable.Load("vwap") is not { } table) return;
        var vwap = default(Vwap);
        for (var i = 0; i < table.Bars.Length; i++)
        {
            vwap.Update(in table.Bars[i], i * EngineTime.NsPerMinute);
            table.AssertEqual(i, "vwap", vwap.Value);
        }
    }

    [Fact]
    public void Bollinger_width_has_the_published_values()
    {
        if (ReferenceTable.Load("bb") is not { } table) return;
        var width = new BollingerWidth(20, 2);
        for (var i = 0; i < table.Bars.Length; i++) table.AssertEqual(i, "width", width.Measure(table.Closes.AsSpan(0, i + 1)));
    }

    [Fact]
    public void Population_deviation_has_the_published_values()
    {
        if (ReferenceTable.Load("stdev") is not { } table) return;
        var width = new BollingerWidth(14, 1);
        var closes = table.Closes;
        for (var i = 0; i < closes.Length; i++)
        {
            var mean = closes[Math.Max(0, i - 13)..(i + 1)].Average() / 100;
            table.AssertEqual(i, "stdDev", width.Measure(closes.AsSpan(0, i + 1)) * mean / 2);
        }
    }

    [Fact]
    public void Least_squares_slope_has_the_published_values()
    {
        if (ReferenceTable.Load("slope") is not { } table) return;
        var closes = table.Bars.Select(bar => bar.Close).ToArray();
        for (var i = 0; i < closes.Length; i++)
            table.AssertEqual(i, "slope", i < 13 ? double.NaN : LeastSquares.Slope(closes.AsSpan(i - 13, 14)));
    }

    [Fact]
    public void Persistence_has_the_published_values_of_the_corrected_hurst_exponent()
    {
        // The published one halves 100 returns into chunks of 100, 50, 25 and 12 that end at the newest.
        if (ReferenceTable.Load("hurst") is not { } table) return;
        var persistence = new Persistence(100, [12, 25, 50, 100]);
        var closes = table.Closes;
        for (var i = 0; i < closes.Length; i++) table.AssertEqual(i, "hurstExponentAL", persistence.Measure(closes.AsSpan(0, i + 1)));
    }
}
