using FastEngine.Core;
using FastEngine.Feeds;

namespace FastEngine.Proofs.Allocation;

/// <summary>Shifts the ticks of a repeated recording by its laps, so that they are new trades and not duplicates.</summary>
internal sealed class LapReader(TickReader inner, Recording recording) : TickReader(inner.DisplayName)
{
    public override bool IsCompleted => inner.IsCompleted;

    public override int Fill(Span<Tick> destination)
    {
        var filled = inner.Fill(destination);
        foreach (ref var tick in destination[..filled])
        {
            var lap = (tick.Sequence - 1) / recording.Lines;
            tick.ExchangeTimeNs += lap * recording.TimeSpanNs;
            tick.TradeId += lap * recording.IdSpan;
        }

        return filled;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
