using FastEngine.Core;
using FastEngine.Host.Scenarios.Tape;
using FastEngine.Host.Service.Markets.Lockstep;
using FastEngine.Rings;

namespace FastEngine.Host.Scenarios.Sockets;

/// <summary>Frames of a drawn tape as the exchange tells them over its stepped connection, one barrier at a time.</summary>
internal sealed class SocketFeed(LockstepVenue venue, LockstepTurns turns, DecidedTrades decided, SingleProducerRing<Tick> ring) : IScenarioFeed
{
    private int _taken;

    public bool IsReady
    {
        get
        {
            if (ring.RemainingCapacity != ring.Capacity) return false;
            while (venue.Phase == LockstepPhase.Held) venue.Acknowledge();
            return true;
        }
    }

    public bool WaitsBehindTrades => true;

    /// <summary>Trades that were read.</summary>
    public int Trades => _taken;

    public bool Read(int instrumentId, in TapeItem item, ref Tick tick)
    {
        // Other frames show that the connection lives; here the source says so.
        if (!item.IsTrade) return false;
        if (venue.Phase != LockstepPhase.Shown || turns.Turn.Trades is not [var told])
            throw new InvalidOperationException($"the exchange tells {turns.Turn.Trades.Count} trades where the tape has one");
        if (told.InstrumentId != instrumentId || told.ExchangeTimeNs != item.TimeNs || told.Price != item.Price || told.Quantity != item.Quantity || told.Aggressor != item.Aggressor)
            throw new InvalidOperationException($"the exchange tells another trade than the tape's: {told.Price} at {told.ExchangeTimeNs} in place of {item.Price} at {item.TimeNs}");
        tick = told;
        tick.Sequence = ++_taken;
        return true;
    }

    public void OnTrade(in Tick tick) => decided.Add(in tick);

    public void Passed(long? lastSequence)
    {
        if (lastSequence is { } last) venue.Publish(last);
        else venue.Acknowledge();
    }
}
