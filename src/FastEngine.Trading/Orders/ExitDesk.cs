using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Deadlines;
using FastEngine.Trading.Doubt;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Orders;

/// <summary>Closes strategy positions: cancels what is pending of the entry, then sells what is open and in no exit order yet.</summary>
internal sealed class ExitDesk(
    Instrument[] instruments, TradeClock clock, Ledger ledger, PositionBook positions, AccountBook account, LiveOrders orders, OrderGate gate,
    ReservedExits reserved, OrderInquiries inquiries, AwaitedExits awaited, ExitHolds holds, DustHolds dust, TradeParts parts)
{
    private const int Whole = 1_000_000;
    private int _owing;

    public const int CountersSize = 2 * sizeof(long);

    public long Deferred { get; private set; }

    /// <summary>Requests that had nothing to close.</summary>
    public long Ignored { get; private set; }

    public void Close(in ExitRequest request)
    {
        var slot = positions.Find(request.PositionId);
        if (slot < 0 || !Close(slot, in request)) Ignored++;
    }

    /// <summary>False when there is nothing to do for it: already closing, by orders that the venue is then asked for where it has said nothing of them. A full
    /// close takes what a partial one in flight leaves.</summary>
    public bool Close(int slot, in ExitRequest request)
    {
        ref var position = ref positions[slot];
        var free = position.Quantity - position.Exiting - position.Owed;
        var cancels = position.EntryRemaining > 0 && !position.IsCancelling;
        if (request.PartPpm >= Whole && position.Exiting + position.EntryRemaining > 0) inquiries.Press(slot);
        if (request.PartPpm <= 0 || (free == 0 && !cancels) || (request.PartPpm < Whole && position.Exiting + position.Owed > 0)) return false;
        var part = PartOf(free, in request, instruments[position.InstrumentId]);
        var isDust = dust.Holds(slot, part, request.Price);
        if (isDust && !cancels) return false;
        ledger.ExitRequested(in request);
        if (cancels) gate.CancelEntry(ref position);
        if (!isDust) Add(slot, part, in request);
        return true;
    }

    /// <summary>Closes what filled of an entry after its position began to close.</summary>
    public void CloseLate(int slot, long quantity, long price)
    {
        ref var position = ref positions[slot];
        var free = Math.Min(quantity, position.Quantity - position.Exiting - position.Owed);
        if (free == 0 || dust.Holds(slot, free, price)) return;
        var request = RequestFor(in position, ExitReason.LateEntryFill, price, clock.Sequence);
        ledger.ExitRequested(in request);
        Add(slot, free, in request);
    }

    /// <summary>Sends the exits that found no room among the live orders, and those that need not wait for legs any more.</summary>
    public void SendDeferred()
    {
        if (_owing == 0) return;
        for (var i = 0; i < positions.Capacity; i++)
        {
            ref var position = ref positions[i];
            if (!position.IsUsed || position.Owed == 0) continue;
            var request = RequestFor(in position, position.OwedReason, account.MarkOf(position.InstrumentId), clock.Sequence);
            Send(i, in request);
        }
    }

    public ExitRequest RequestFor(in StrategyPosition position, ExitReason reason, long price, long sequence) => new()
    {
        TimeNs = clock.NowNs, Sequence = sequence, PositionId = position.PositionId, Price = price, InstrumentId = position.InstrumentId,
        PartPpm = Whole, Reason = reason,
    };

    /// <summary>Sends an exit that never left, under the next attempt of its id: should the first one turn up after all, it is told apart.</summary>
    public void SendAgain(int slot, long quantity, in OrderTerms terms)
    {
        ref var position = ref positions[slot];
        quantity = Math.Min(quantity, position.Quantity - position.Exiting - position.Owed);
        var mark = account.MarkOf(position.InstrumentId);
        var request = RequestFor(in position, terms.Reason, mark > 0 ? mark : terms.ReferencePrice, terms.Id.Sequence);
        Add(slot, quantity, in request);
    }

    /// <summary>After a fill, or the end of an exit order: exiting is what exit orders may fill, and no more than is open.</summary>
    public void Clamp(int slot)
    {
        ref var position = ref positions[slot];
        var wasOwing = position.Owed > 0;
        position.Exiting = Math.Min(position.Quantity, orders.ExitingOf(slot));
        position.Owed = Math.Min(position.Owed, position.Quantity - position.Exiting);
        if (wasOwing && position.Owed == 0) _owing--;
        if (position.Owed == 0) position.HeldNs = 0;
    }

    /// <summary>Cancels the exit orders of a position that something else has closed.</summary>
    public void CancelStale(int slot)
    {
        if (positions[slot].Quantity > 0) return;
        for (var i = orders.FirstOf(slot); i >= 0; i = orders.NextOf(i))
        {
            ref var order = ref orders[i];
            if (order.Leg != OrderLeg.Exit || order.IsCancelling) continue;
            order.IsCancelling = true;
            gate.Cancel(order.Order);
        }

        Clamp(slot);
    }

    /// <summary>The positions are as a snapshot had them: finds what is owed of them.</summary>
    public void OnRestored()
    {
        _owing = 0;
        for (var i = 0; i < positions.Capacity; i++)
            if (positions[i].Owed > 0) _owing++;
    }

    public void WriteCounters(ref SnapshotWriter writer)
    {
        writer.Put(Deferred);
        writer.Put(Ignored);
    }

    public void ReadCounters(ref SnapshotReader reader)
    {
        Deferred = reader.Int64();
        Ignored = reader.Int64();
    }

    private static long PartOf(long free, in ExitRequest request, Instrument instrument)
    {
        if (request.PartPpm >= Whole) return free;
        var part = (long)((Int128)free * request.PartPpm / Whole);
        part -= part % instrument.Lot;
        var isTooSmall = part == 0 || Money.Of(request.Price, part, instrument) < instrument.MinNotional
            || Money.Of(request.Price, free - part, instrument) < instrument.MinNotional;
        return isTooSmall ? free : part;
    }

    private void Add(int slot, long quantity, in ExitRequest request)
    {
        if (quantity == 0) return;
        ref var position = ref positions[slot];
        if (position.Owed == 0) _owing++;
        position.Owed += quantity;
        position.OwedReason = request.Reason;
        Send(slot, in request);
    }

    private void Send(int slot, in ExitRequest request)
    {
        if (holds.Holds(slot, request.Price, out var hasBegun))
        {
            if (hasBegun) parts.OnExitHeld(slot);
            return;
        }

        var free = orders.FindFree();
        if (free < 0)
        {
            Deferred++;
            return;
        }

        ref var position = ref positions[slot];
        var terms = new OrderTerms
        {
            PositionId = position.PositionId, Quantity = position.Owed, ReferencePrice = request.Price, PublishedStamp = request.PublishedStamp,
            DecidedStamp = request.DecidedStamp, InstrumentId = position.InstrumentId, StrategyId = position.StrategyId, Side = position.ExitSide,
            PositionDirection = position.Direction, Type = OrderType.Market, Leg = OrderLeg.Exit, Reason = position.OwedReason,
            ReduceOnly = gate.MarksReduceOnly(position.InstrumentId),
        };
        position.Exiting += position.Owed;
        position.Owed = 0;
        _owing--;

        // What closes the rest of it has the id that the backup path would send it under.
        if (position.Exiting < position.Quantity || !reserved.IsFree(slot))
        {
            reserved.Withdraw(slot);
            gate.Send(ref terms, request.Sequence, slot, free);
        }
        else
        {
            terms.Id = reserved[slot].Id;
            gate.SendAs(ref terms, slot, free);
            reserved.Take(slot, terms.Order);
        }

        awaited.Look(slot);
    }
}
