using FastEngine.Core;

namespace FastEngine.Trading;

/// <summary>The trade thread's time: the highest of the events that it received; and which event it is at.</summary>
internal sealed class TradeClock
{
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
}
