namespace FastEngine.Host.Scenarios.Tape;

/// <summary>Segments several times over.</summary>
internal sealed record RepeatSegment(int Times, IReadOnlyList<Segment> Segments) : Segment
{
    public override long LengthNs(long barNs) => Times * Segments.Sum(segment => segment.LengthNs(barNs));

    public override IEnumerable<TapeItem> Draw(TapePen pen)
    {
        for (var i = 0; i < Times; i++)
        {
            foreach (var segment in Segments)
            {
                foreach (var item in segment.Draw(pen)) yield return item;
            }
        }
    }
}
