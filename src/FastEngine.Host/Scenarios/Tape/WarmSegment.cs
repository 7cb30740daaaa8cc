using FastEngine.Core;

namespace FastEngine.Host.Scenarios.Tape;

/// <summary>Bars that go nowhere, before the scenario's zero: each falls and rises by the range and closes where it opened.</summary>
internal sealed record WarmSegment(long? DurationNs, int Bars, decimal Around, decimal Range) : Segment
{
    public override long LengthNs(long barNs) => DurationNs ?? Bars * barNs;

    public override IEnumerable<TapeItem> Draw(TapePen pen)
    {
        pen.Price = Around;
        var style = StyleOf(pen);
        var bars = LengthNs(pen.BarNs) / pen.BarNs;
        for (long i = 0; i < bars; i++)
        {
            var bar = new CandleSegment
            {
                Rate = Rate, Buys = style.Buys, Quantity = style.Quantity,
                High = new PriceText(Range / 2, true), Low = new PriceText(-Range / 2, true),
            };
            foreach (var item in bar.Draw(pen)) yield return item;
        }
    }
}
