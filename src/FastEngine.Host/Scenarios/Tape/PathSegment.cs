using FastEngine.Core;

namespace FastEngine.Host.Scenarios.Tape;

/// <summary>Trades at an even pace along a path of prices.</summary>
/// <param name="DurationNs">How long.</param>
/// <param name="Path">Price by the price at the start, the number of the trade from 1, and how many there are.</param>
internal sealed record PathSegment(long DurationNs, Func<decimal, int, int, decimal> Path) : Segment
{
    public override long LengthNs(long barNs) => DurationNs;

    public override IEnumerable<TapeItem> Draw(TapePen pen)
    {
        var style = StyleOf(pen);
        var (startNs, startPrice) = (pen.TimeNs, pen.Price);
        var count = Math.Max(1, (int)Math.Floor(style.Rate * DurationNs / EngineTime.NsPerSecond));
        for (var i = 0; i < count; i++)
        {
            pen.Price = Path(startPrice, i + 1, count);
            var timeNs = EngineTime.FloorMultiple(startNs + (long)((Int128)DurationNs * i / count), EngineTime.NsPerMs);
            yield return new TapeItem(timeNs, pen.Units(pen.Price), pen.Lots(style.Quantity), pen.Weave(style.Buys));
        }

        pen.TimeNs = startNs + DurationNs;
    }
}
