using FastEngine.Core;

namespace FastEngine.Signals.Tests.Windows;

/// <summary>The definitions of windows, candles and timers once more, written for reading: every trade is kept and counted anew each time.</summary>
internal sealed class NaiveSignals(SignalOptions options)
{
    private readonly List<(long T, long Price, long Quantity, Side Side, bool Large)> _trades = [];
    private readonly List<(long T, long Price, long Quantity, Side Side)>[] _candles =
        [.. options.TimeframesNs.Select(_ => new List<(long, long, long, Side)>())];

    private readonly long[] _candleStart = new long[options.TimeframesNs.Count];
    private readonly long[] _previousClose = new long[options.TimeframesNs.Count];
    private long? _now;
    private bool _open;
    private long _lastPrice;

    public List<string> Output { get; } = [];

    public void Clock(long time)
    {
        if (_now is null) return;
        Advance(time);
        _now = Math.Max(_now.Value, time);
    }

    public void Trade(in Tick tick)
    {
        var t = tick.ExchangeTimeNs;
        if (_now is null) _now = t;
        else Advance(t);
        var late = t < _now || (tick.Flags & TickFlags.LateById) != 0;
        _now = Math.Max(_now.Value, t);
        if (!_open)
        {
            _open = true;
            if (_lastPrice == 0) _lastPrice = tick.Price;
            for (var i = 0; i < _candleStart.Length; i++)
            {
                _candleStart[i] = _now.Value / options.TimeframesNs[i] * options.TimeframesNs[i];
                _previousClose[i] = tick.Price;
            }
        }

        var recent = _trades.Where(x => InBucketWindow(x.T, options.LargeTradeWindowNs)).ToArray();
        var large = recent.Length > 0
            && (Int128)tick.Quantity * recent.Length * 1000 > recent.Aggregate((Int128)0, (a, x) => a + x.Quantity) * options.LargeTradeMultipleMilli;
        _trades.Add((t, tick.Price, tick.Quantity, tick.Aggressor, large));
        for (var i = 0; i < _candleStart.Length; i++)
        {
            if (t >= _candleStart[i]) _candles[i].Add((t, tick.Price, tick.Quantity, tick.Aggressor));
        }

        if (!late) _lastPrice = tick.Price;
    }

    private bool InBucketWindow(long t, long window) =>
        t / EngineTime.NsPerSecond * EngineTime.NsPerSecond > _now!.Value - window;

    private bool InWindow(long t, long window) =>
        window <= SignalOptions.MaxExactWindowNs ? t > _now!.Value - window : InBucketWindow(t, window);

    private void Advance(long time)
    {
        if (time - _now > options.GapMaxNs)
        {
            for (var i = 0; _open && i < _candleStart.Length; i++) CloseCandle(i);
            _trades.Clear();
            _open = false;
            _now = time;
            return;
        }

        while (true)
        {
            var start = _now!.Value;
            var due = EngineTime.NextMultiple(start, options.PublicationPeriodNs);
            for (var i = 0; _open && i < _candleStart.Length; i++) due = Math.Min(due, _candleStart[i] + options.TimeframesNs[i]);
            if (due > time) return;
            _now = due;
            if (due % options.PublicationPeriodNs == 0) Publish(due);
            for (var i = 0; _open && i < _candleStart.Length; i++)
            {
                if (_candleStart[i] + options.TimeframesNs[i] == due) CloseCandle(i);
            }
        }
    }

    private void CloseCandle(int timeframe)
    {
        var trades = _candles[timeframe];
        var previous = _previousClose[timeframe];
        var (open, high, low, close) = trades.Count == 0
            ? (previous, previous, previous, previous)
            : (trades[0].Price, trades.Max(x => x.Price), trades.Min(x => x.Price), trades[^1].Price);
        Output.Add(SignalText.Candle(timeframe, _candleStart[timeframe], open, high, low, close,
            Sum(trades.Where(x => x.Side == Side.Buy)), Sum(trades.Where(x => x.Side == Side.Sell)),
            trades.Count(x => x.Side == Side.Buy), trades.Count(x => x.Side == Side.Sell)));
        _previousClose[timeframe] = close;
        _candleStart[timeframe] += options.TimeframesNs[timeframe];
        trades.Clear();
    }

    private static Int128 Sum(IEnumerable<(long T, long Price, long Quantity, Side Side)> trades) =>
        trades.Aggregate((Int128)0, (a, x) => a + x.Quantity);

    private (Int128 Buy, Int128 Sell, int Trades) Volumes(long window)
    {
        var inside = _trades.Where(x => InWindow(x.T, window)).ToArray();
        return (inside.Where(x => x.Side == Side.Buy).Aggregate((Int128)0, (a, x) => a + x.Quantity),
            inside.Where(x => x.Side == Side.Sell).Aggregate((Int128)0, (a, x) => a + x.Quantity), inside.Length);
    }

    private void Publish(long time)
    {
        var imbalances = options.ImbalanceWindowsNs.Select(window =>
        {
            var (buy, sell, _) = Volumes(window);
            if (buy == 0 && sell == 0) return 1;
            return sell == 0 ? options.ImbalanceCap : Math.Clamp((double)buy / (double)sell, 1 / options.ImbalanceCap, options.ImbalanceCap);
        }).ToArray();
        var cvd = Volumes(options.CvdWindowNs);
        var prices = _trades.Where(x => InBucketWindow(x.T, options.StatisticsWindowNs)).Select(x => (decimal)x.Price).ToArray();
        var mean = prices.Length == 0 ? 0 : prices.Average();
        var variance = prices.Length == 0 ? 0 : prices.Average(x => (x - mean) * (x - mean));
        var large = _trades.Count(x => x.Large && InBucketWindow(x.T, options.LargeTradeWindowNs));
        var shortWindow = Volumes(options.ExhaustionShortNs);
        var longWindow = Volumes(options.ExhaustionLongNs);
        var exhausted = (shortWindow.Buy + shortWindow.Sell) * options.ExhaustionLongNs * 1000
            < (longWindow.Buy + longWindow.Sell) * options.ExhaustionShortNs * options.ExhaustionFactorMilli;
        Output.Add(SignalText.Flow(time, _lastPrice, imbalances, (double)(cvd.Buy - cvd.Sell), (double)mean, Math.Sqrt((double)variance),
            shortWindow.Trades, large, exhausted));
    }
}
