using FastEngine.Core.Execution;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Indicators;

namespace FastEngine.Signals.Tests.Views;

/// <summary>What a view says of bars, found anew from all closed candles of the fastest timeframe, oldest first.</summary>
internal sealed class NaiveView(IReadOnlyList<ClosedCandle> closed)
{
    private const double PriceUnit = 100;
    private const double QuantityUnit = 1000;
    private const double Cap = 1000;

    private readonly Candle[] _bars = [.. closed.Select(candle => candle.Candle)];

    /// <summary>Every measure of the view and its value here, for those that bars decide.</summary>
    public IEnumerable<(string Name, double Expected, double Actual)> Compare(SymbolView view)
    {
        var last = _bars.Length > 0 ? _bars[^1] : default;
        var dump = view.Dump;
        return
        [
            ("open", last.Open, view.BarOpen), ("high", last.High, view.BarHigh), ("low", last.Low, view.BarLow), ("close", last.Close, view.BarClose),
            ("buys", (double)last.BuyVolume.Value / QuantityUnit, view.BarBuyVolume), ("sells", (double)last.SellVolume.Value / QuantityUnit, view.BarSellVolume),
            ("high 10", Before(10) is { } ten ? ten.Max(bar => bar.High) : 0, view.HighBefore10), ("low 10", Before(10)?.Min(bar => bar.Low) ?? 0, view.LowBefore10),
            ("high 15", Before(15)?.Max(bar => bar.High) ?? 0, view.HighBefore15), ("low 15", Before(15)?.Min(bar => bar.Low) ?? 0, view.LowBefore15),
            ("swing high", _bars.TakeLast(10).Select(bar => bar.High).DefaultIfEmpty().Max(), view.SwingHigh),
            ("swing low", _bars.TakeLast(10).Select(bar => bar.Low).DefaultIfEmpty().Min(), view.SwingLow),
            ("rsi", RsiOf(0), view.Rsi), ("rsi before", RsiOf(1), view.RsiBefore),
            ("macd", MacdOf(0), view.MacdHistogram), ("macd before", MacdOf(1), view.MacdBefore), ("macd before 2", MacdOf(2), view.MacdBefore2),
            ("ema fast", EmaOf(50), view.EmaFast), ("ema slow", EmaOf(200), view.EmaSlow),
            ("closes above vwap", Streak(), view.ClosesAboveVwap),
            ("buy share", BuyShare(5), view.BuyShare), ("delta z", DeltaZ(30), view.DeltaZ),
            ("sell over buy", Ratio(3, bar => bar.SellVolume.Value, bar => bar.BuyVolume.Value), dump.SellOverBuy),
            ("buy over sell", Ratio(3, bar => bar.BuyVolume.Value, bar => bar.SellVolume.Value), dump.BuyOverSell),
            ("volume", Volume(20), dump.VolumeRatio), ("change", _bars.Length == 0 ? double.NaN : Ppm(last.Close - last.Open, last.Open), dump.ChangePpm),
            ("steps down", Steps((now, before) => now.High < before.High && now.Low < before.Low), dump.StepsDown),
            ("steps up", Steps((now, before) => now.High > before.High && now.Low > before.Low), dump.StepsUp),
            ("below", Before(10) is { } b ? Ppm(b.Min(bar => bar.Low) - last.Close, b.Min(bar => bar.Low)) : double.NaN, dump.BelowLowPpm),
            ("above", Before(10) is { } a ? Ppm(last.Close - a.Max(bar => bar.High), a.Max(bar => bar.High)) : double.NaN, dump.AboveHighPpm),
        ];
    }

    private Candle[]? Before(int bars) => _bars.Length < bars + 1 ? null : _bars[^(bars + 1)..^1];

    private double RsiOf(int age)
    {
        var rsi = default(Rsi);
        foreach (var bar in _bars.SkipLast(age)) rsi.Update(bar.Close / PriceUnit, 14);
        return rsi.Value;
    }

    private double MacdOf(int age)
    {
        var macd = default(Macd);
        foreach (var bar in _bars.SkipLast(age)) macd.Update(bar.Close / PriceUnit, 12, 26, 9);
        return macd.Histogram;
    }

    private double EmaOf(int period)
    {
        var ema = default(Ema);
        foreach (var bar in _bars) ema.Update(bar.Close / PriceUnit, period);
        return ema.Value;
    }

    private double Streak()
    {
        var vwap = default(Vwap);
        List<int> signs = [];
        foreach (var candle in closed)
        {
            var bar = new Bar(in candle.Candle, PriceUnit, QuantityUnit);
            vwap.Update(in bar, candle.OpenTimeNs);
            signs.Add(bar.Close > vwap.Value ? 1 : bar.Close < vwap.Value ? -1 : 0);
        }

        return signs.Count == 0 ? 0 : Enumerable.Reverse(signs).TakeWhile(sign => sign == signs[^1]).Sum();
    }

    private double BuyShare(int bars)
    {
        var all = _bars.TakeLast(bars).Sum(bar => (double)bar.Volume);
        return _bars.Length < bars || all == 0 ? double.NaN : _bars.TakeLast(bars).Sum(bar => (double)bar.BuyVolume.Value) / all;
    }

    private double DeltaZ(int bars)
    {
        if (_bars.Length < bars) return double.NaN;
        double[] deltas = [.. _bars.TakeLast(bars).Select(bar => (double)bar.BuyVolume.Value - (double)bar.SellVolume.Value)];
        var deviation = Math.Sqrt(deltas.Average(delta => Math.Pow(delta - deltas.Average(), 2)));
        return deviation == 0 ? 0 : (deltas[^1] - deltas.Average()) / deviation;
    }

    private double Ratio(int bars, Func<Candle, Int128> over, Func<Candle, Int128> under) => _bars.Length < bars
        ? double.NaN
        : _bars.TakeLast(bars).Min(bar => under(bar) != 0 ? Math.Min(Cap, (double)over(bar) / (double)under(bar)) : over(bar) == 0 ? 1 : Cap);

    private double Volume(int bars)
    {
        if (Before(bars) is not { } before) return double.NaN;
        var mean = before.Average(bar => (double)bar.Volume);
        var volume = (double)_bars[^1].Volume;
        return volume == 0 ? 0 : mean == 0 ? Cap : Math.Min(Cap, volume / mean);
    }

    private double Steps(Func<Candle, Candle, bool> isStep)
    {
        if (_bars.Length < 4) return double.NaN;
        var steps = 0;
        while (steps < Math.Min(_bars.Length, 128) - 1 && isStep(_bars[^(steps + 1)], _bars[^(steps + 2)])) steps++;
        return steps;
    }

    private static double Ppm(long part, long whole) => part * 1e6 / whole;
}
