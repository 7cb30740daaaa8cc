using FastEngine.Core;

namespace FastEngine.Host.Scenarios.Tape;

/// <summary>No trades: with other frames, which show that the connection lives, or with none at all.</summary>
internal sealed record QuietSegment(long DurationNs, bool IsAlive) : Segment
{
    private const long FramePeriodNs = EngineTime.NsPerSecond / 2;

    public override long LengthNs(long barNs) => DurationNs;

    public override IEnumerable<TapeItem> Draw(TapePen pen)
    {
        var endNs = pen.TimeNs + DurationNs;
        if (IsAlive)
        {
            for (var timeNs = EngineTime.NextMultiple(pen.TimeNs, FramePeriodNs); timeNs < endNs; timeNs += FramePeriodNs) yield return TapeItem.Other(timeNs);
        }

        pen.TimeNs = endNs;
    }
}
