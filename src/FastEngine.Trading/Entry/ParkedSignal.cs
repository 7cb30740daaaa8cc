using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Entry;

/// <summary>A signal that waits until the opposite position is closed.</summary>
internal struct ParkedSignal
{
    public Signal Signal;

    /// <summary>Time of the trade thread when it was parked.</summary>
    public long SinceNs;

    public bool IsUsed;

    public const int SnapshotSize = 11 * sizeof(long) + 2 * sizeof(double) + 3 * sizeof(int) + 1;

    // Not its stamps, which mean nothing to another process.
    public readonly void Write(ref SnapshotWriter writer)
    {
        writer.Put(Signal.InstrumentId);
        writer.Put(SinceNs);
        writer.Put(Signal.TimeNs);
        writer.Put(Signal.Sequence);
        writer.Put(Signal.Decision);
        writer.Put(Signal.Price);
        writer.Put(Signal.ZoneEdge);
        writer.Put(Signal.EntryScore);
        writer.Put(Signal.Confluence);
        writer.Put(Signal.StrategyId);
        writer.Put((byte)Signal.Direction);
        writer.Put(Signal.LimitPrice);
        writer.Put(Signal.LifeNs);
        writer.Put(Signal.TargetPrice);
        writer.Put(Signal.Bid);
        writer.Put(Signal.Ask);
        writer.Put(Signal.SizePpm);
    }

    public static ParkedSignal Read(ref SnapshotReader reader)
    {
        var instrument = reader.Instrument("a waiting signal");
        return new ParkedSignal
        {
            SinceNs = reader.Int64(), IsUsed = true,
            Signal = new Signal
            {
                InstrumentId = instrument, TimeNs = reader.Int64(), Sequence = reader.Int64(), Decision = reader.Int64(), Price = reader.Int64(),
                ZoneEdge = reader.Int64(), EntryScore = reader.Double(), Confluence = reader.Double(), StrategyId = reader.Int32(),
                Direction = (Direction)reader.Byte(), LimitPrice = reader.Int64(), LifeNs = reader.Int64(), TargetPrice = reader.Int64(), Bid = reader.Int64(),
                Ask = reader.Int64(), SizePpm = reader.Int32(),
            },
        };
    }
}
