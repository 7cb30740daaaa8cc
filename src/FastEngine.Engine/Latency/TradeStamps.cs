using System.Runtime.CompilerServices;
using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Engine.Latency;

/// <summary>The trade thread's stamps: an order's record, with the stamps of the event that led to it.</summary>
/// <param name="shards">Of the same pipeline.</param>
/// <param name="tap">To the ledger.</param>
/// <param name="isVenueHere">Whether a submitted order is at its venue, which is stepped on this thread.</param>
internal sealed class TradeStamps(ShardStamps[] shards, LatencyTap tap, bool isVenueHere)
{
    private int _shard = -1;
    private long _place;
    private TradeEventKind _cause;
    private long _order;
    private long _approved;

    /// <summary>The trade stage is about to be told an event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(in TradeEvent e)
    {
        _shard = e.Shard;
        _place = e.Position - 1;
        _cause = e.Kind;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Approved(long order, long stamp)
    {
        _order = order;
        _approved = stamp;
    }

    /// <summary>An order has left the trade stage; what is written of it does not delay it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Submitted(in OrderTerms terms)
    {
        var sent = isVenueHere ? MonotonicClock.Stamp() : 0;

        // One that is sent again, or out of a journal.
        if (terms.Order != _order) return;
        var record = new LatencyRecord
        {
            Decided = terms.DecidedStamp, Approved = _approved, Sent = sent, Sequence = terms.Sequence, Order = terms.Order, InstrumentId = terms.InstrumentId,
            Kind = LatencyRecordKind.Order, Shard = (byte)Math.Max(0, _shard), Cause = _cause, Leg = terms.Leg,
        };
        if (_shard >= 0 && shards[_shard].TryFindCause(_place, out record.Consumed, out record.Behind))
            shards[_shard].Publications.TryFind(_place, out record.Received, out record.Parsed, out record.Published);
        tap.Write(in record);
    }
}
