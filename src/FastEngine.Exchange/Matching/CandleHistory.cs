using FastEngine.Core;
using FastEngine.Feeds.Generation;

namespace FastEngine.Exchange.Matching;

/// <summary>One-minute candles of a symbol, and longer ones made of them.</summary>
internal sealed class CandleHistory
{
    public const long MinuteMs = 60_000;

    // Per minute, as a part of the price; only what was before the tape is invented.
    private const double InventedRange = 0.0006;

    private readonly List<Candle> _minutes = [];

    public bool IsEmpty => _minutes.Count == 0;

    public ref Candle Last => ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_minutes)[^1];

    /// <summary>Invents quiet candles before the first trade, so that a client that warms up finds some.</summary>
    public void Invent(in TapeTrade first, int minutes, decimal tick, string symbol)
    {
        var seed = SplitMix64.Derive(1, symbol, purpose: 77);
        var openMs = first.TimeNs / EngineTime.NsPerMs / MinuteMs * MinuteMs;
        var close = first.Price;
        var made = new Candle[minutes];
        for (var i = minutes - 1; i >= 0; i--)
        {
            var move = (decimal)(((SplitMix64.Next(ref seed) >> 11) / (double)(1L << 53) - 0.5) * InventedRange);
            var open = Math.Max(tick, Decimals.Floor(close * (1 + move), tick));
            var volume = first.Quantity * (20 + SplitMix64.Next(ref seed) % 40);
            var wick = Decimals.Floor(close * (decimal)(InventedRange / 4), tick);
            var high = Math.Max(open, close) + wick;
            var low = Math.Max(tick, Math.Min(open, close) - wick);
            made[i] = new Candle
            {
                OpenMs = openMs - (minutes - i) * MinuteMs, Open = open, High = high, Low = low, Close = close, Volume = volume, QuoteVolume = volume * close,
                TakerBuyVolume = Decimals.Floor(volume / 2, first.Quantity), TakerBuyQuote = volume / 2 * close, FirstId = 0, LastId = 0, Trades = 40,
            };
            close = open;
        }

        _minutes.AddRange(made);
    }

    /// <summary>Adds a trade; true when it began a new minute behind another one.</summary>
    public bool Add(in TapeTrade trade)
    {
        var minuteMs = trade.TimeNs / EngineTime.NsPerMs / MinuteMs * MinuteMs;
        var bought = trade.Aggressor == Side.Buy ? trade.Quantity : 0;
        var one = new Candle
        {
            OpenMs = minuteMs, Open = trade.Price, High = trade.Price, Low = trade.Price, Close = trade.Price, Volume = trade.Quantity,
            QuoteVolume = trade.Price * trade.Quantity, TakerBuyVolume = bought, TakerBuyQuote = bought * trade.Price, FirstId = trade.Id, LastId = trade.Id, Trades = 1,
        };
        if (_minutes.Count > 0 && minuteMs <= Last.OpenMs)
        {
            Last.Merge(in one);
            return false;
        }

        // Minutes without a trade keep the price.
        while (_minutes.Count > 0 && Last.OpenMs + MinuteMs < minuteMs && minuteMs - Last.OpenMs <= 1_440 * MinuteMs) AddQuiet();
        _minutes.Add(one);
        return _minutes.Count > 1;
    }

    /// <summary>Candles of an interval that opened within a time, oldest first.</summary>
    /// <param name="limit">The newest so many; the oldest when a start is given.</param>
    public List<Candle> Select(long lengthMs, long? startMs, long? endMs, int limit)
    {
        var found = new List<Candle>();
        // The newest minutes suffice when no start is asked for.
        var from = startMs is null && endMs is null ? Math.Max(0, _minutes.Count - (int)Math.Min(int.MaxValue, (limit + 1) * (lengthMs / MinuteMs))) : 0;
        foreach (ref var minute in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_minutes)[from..])
        {
            var openMs = minute.OpenMs - minute.OpenMs % lengthMs;
            if (openMs < (startMs ?? 0) || openMs > (endMs ?? long.MaxValue)) continue;
            var made = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(found);
            if (made.Length > 0 && made[^1].OpenMs == openMs) made[^1].Merge(in minute);
            else found.Add(minute with { OpenMs = openMs });
        }

        if (found.Count <= limit) return found;
        return startMs is null ? found.GetRange(found.Count - limit, limit) : found.GetRange(0, limit);
    }

    private void AddQuiet()
    {
        var last = Last;
        _minutes.Add(new Candle { OpenMs = last.OpenMs + MinuteMs, Open = last.Close, High = last.Close, Low = last.Close, Close = last.Close, FirstId = last.LastId, LastId = last.LastId });
    }
}
