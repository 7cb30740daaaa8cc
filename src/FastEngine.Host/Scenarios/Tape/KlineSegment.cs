using FastEngine.Core;
using FastEngine.Feeds;

namespace FastEngine.Host.Scenarios.Tape;

/// <summary>One-minute candles of a file, expanded to trades; they begin where the tape is, whatever their times.</summary>
internal sealed record KlineSegment(IReadOnlyList<Kline> Klines, int Trades) : Segment
{
    public override long LengthNs(long barNs) => Klines.Count * Kline.LengthNs;

    public override IEnumerable<TapeItem> Draw(TapePen pen)
    {
        foreach (var kline in Klines)
        {
            var trades = new KlineTrades(kline with { OpenTimeNs = pen.TimeNs }, pen.Instrument, Trades);
            for (var i = 0; i < trades.Count; i++) yield return new TapeItem(trades.TimeNsOf(i), trades.PriceOf(i), trades.QuantityOf(i), trades.AggressorOf(i));
            pen.TimeNs += Kline.LengthNs;
            pen.Price = pen.PriceOf(kline.Close);
        }
    }
}
