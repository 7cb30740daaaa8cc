using FastEngine.Core;
using FastEngine.Feeds;

namespace FastEngine.Host.Scenarios.Tape;

/// <summary>One candle, drawn exactly: its prices, its volume, the buyers' part of it.</summary>
internal sealed record CandleSegment : Segment
{
    private const int DefaultTrades = 8;

    /// <summary>Open, high, low, close; null for the price so far, the higher and the lower of open and close, and the open.</summary>
    public PriceText? Open { get; init; }
    public PriceText? High { get; init; }
    public PriceText? Low { get; init; }
    public PriceText? Close { get; init; }

    /// <summary>Base units over the whole candle.</summary>
    public decimal? Volume { get; init; }

    public int? Trades { get; init; }

    /// <summary>Null for one bar of the fastest timeframe.</summary>
    public long? DurationNs { get; init; }

    public override long LengthNs(long barNs) => DurationNs ?? barNs;

    public override IEnumerable<TapeItem> Draw(TapePen pen)
    {
        var style = StyleOf(pen);
        var (startNs, lengthNs) = (pen.TimeNs, LengthNs(pen.BarNs));
        var openPrice = Open?.From(pen.Price) ?? pen.Price;
        var closePrice = Close?.From(openPrice) ?? openPrice;
        var (open, close) = (pen.Units(openPrice), pen.Units(closePrice));
        var high = Math.Max(High is { } h ? pen.Units(h.From(openPrice)) : 0, Math.Max(open, close));
        var low = Math.Min(Low is { } l ? pen.Units(l.From(openPrice)) : long.MaxValue, Math.Min(open, close));
        var count = Math.Max(CandlePath.LeastTrades, Trades ?? (Rate is { } rate ? (int)(rate * lengthNs / EngineTime.NsPerSecond) : DefaultTrades));
        var path = new CandlePath(open, high, low, close, count, pen.Instrument.Tick);
        var shares = new VolumeShares(pen, Volume ?? style.Quantity * count, style.Buys, count);
        for (var i = 0; i < count; i++)
        {
            var timeNs = EngineTime.FloorMultiple(startNs + (long)((Int128)lengthNs * i / count), EngineTime.NsPerMs);
            var (side, quantity) = shares.Next();
            yield return new TapeItem(timeNs, path.PriceOf(i), quantity, side);
        }

        pen.TimeNs = startNs + lengthNs;
        pen.Price = closePrice;
    }
}
