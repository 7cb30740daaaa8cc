using FastEngine.Core;
using FastEngine.Feeds.Intake;
using FastEngine.Rings;

namespace FastEngine.Host.Service.Markets.Lockstep;

/// <summary>The feed of an engine whose exchange holds its tape: trades through the intake onto the ring, one barrier at a time.</summary>
internal sealed class LockstepSource(
    LockstepVenue venue, LockstepTurns turns, DecidedTrades decided, TradeIntake intake, SingleProducerRing<Tick> ring, int latencySample) : ISourceAgent
{
    private readonly int _sampleMask = latencySample - 1;
    private long _sequence;
    private volatile bool _stopRequested;
    private volatile bool _isCompleted;

    public string Name => "feed";

    public bool IsCompleted => _isCompleted;

    public long Ticks { get; private set; }

    public void RequestStop() => _stopRequested = true;

    public int DoWork()
    {
        if (_isCompleted || ring.RemainingCapacity != ring.Capacity) return 0;
        if (_stopRequested || venue.Phase == LockstepPhase.Ended)
        {
            intake.Complete();
            if (!_stopRequested) venue.End();
            _isCompleted = true;
            return 0;
        }

        // Trades that the intake keeps lead to no event: they are passed here.
        if (venue.Phase == LockstepPhase.Held || !TryPublish()) venue.Acknowledge();
        return 1;
    }

    private bool TryPublish()
    {
        var last = -1L;
        foreach (var trade in turns.Turn.Trades)
        {
            foreach (ref readonly var e in intake.Accept(in trade, 0)) last = Publish(in e);
        }

        if (last < 0) return false;
        venue.Publish(_sequence - 1);
        ring.Publish(last);
        return true;
    }

    private long Publish(in Tick e)
    {
        if (!ring.TryClaim(1, out var claimed)) throw new InvalidOperationException("more trades between two barriers than engine.ring_size has room for");
        ref var tick = ref ring[claimed];
        tick = e;
        tick.Sequence = _sequence++;
        tick.Stamp = (tick.Sequence & _sampleMask) == 0 ? MonotonicClock.Stamp() : 0;
        if (tick.Kind != EventKind.Trade) return claimed;
        decided.Add(in tick);
        Ticks++;
        return claimed;
    }
}
