using FastEngine.Core;
using FastEngine.Trading.State;

namespace FastEngine.Trading;

/// <summary>The trade thread's time: the highest of the events that it received; and which event it is at.</summary>
internal sealed class TradeClock
{
    public const int SnapshotSize = 1 + 3 * sizeof(long);
    private bool _hasBegun;

    public long NowNs { get; private set; }

    /// <summary>Of the inbound event being handled.</summary>
    public long Sequence { get; private set; }

    /// <summary>Whole second of the run's first event.</summary>
    public long RunEpoch { get; private set; }

    public void Advance(long timeNs, long sequence)
    {
        Sequence = sequence;
        if (!_hasBegun)
        {
            _hasBegun = true;
            NowNs = timeNs;
            RunEpoch = timeNs / EngineTime.NsPerSecond;
        }
        else if (timeNs > NowNs)
        {
            NowNs = timeNs;
        }
    }

    /// <summary>At an event that moves no time.</summary>
    public void At(long sequence) => Sequence = sequence;

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put(_hasBegun);
        writer.Put(NowNs);
        writer.Put(Sequence);
        writer.Put(RunEpoch);
    }

    public void Read(ref SnapshotReader reader)
    {
        _hasBegun = reader.Bool();
        NowNs = reader.Int64();
        Sequence = reader.Int64();
        RunEpoch = reader.Int64();
    }
}
