using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Dtms;

/// <summary>The hedges: strategy positions of their own, bound to a parent, opened at market and closed until they are closed.</summary>
internal sealed class DtmsHedges(DtmsOptions options, TradeClock clock, PositionBook positions, LiveOrders orders, OrderGate gate, PositionActions actions)
{
    private readonly PinnedArray<DtmsHedge> _hedges = new(positions.Capacity);

    public int SnapshotSize => sizeof(int) + _hedges.Length * (sizeof(int) + DtmsHedge.SnapshotSize);

    public ref DtmsHedge this[int slot] => ref _hedges[slot];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Sends the order of a hedge.</summary>
    /// <param name="parent">Slot of what it hedges.</param>
    /// <param name="price">The last one.</param>
    /// <param name="stopDistance">Of its stop from the price, in price units.</param>
    /// <returns>Its slot, or -1 when the tables are full.</returns>
    public int Send(int parent, long quantity, long price, long stopDistance)
    {
        var (slot, order) = (positions.FindFree(), orders.FindFree());
        if (slot < 0 || order < 0) return DtmsTrade.None;
        ref readonly var hedged = ref positions[parent];
        var direction = hedged.Direction == Direction.Long ? Direction.Short : Direction.Long;
        var hedge = new StrategyPosition
        {
            PositionId = positions.NewId(), EntryRemaining = quantity, ReferencePrice = price, InstrumentId = hedged.InstrumentId,
            StrategyId = ReservedStrategies.Dtms, Direction = direction, ParentId = hedged.PositionId, IsUsed = true,
        };

        // Before the order leaves: its leg is placed from the first fill on.
        hedge.StopPrice = hedge.InitialStop = Math.Max(1, actions.ToTick(direction == Direction.Long ? price - stopDistance : price + stopDistance, in hedge));
        var terms = new OrderTerms
        {
            PositionId = hedge.PositionId, Quantity = quantity, ReferencePrice = price, InstrumentId = hedge.InstrumentId,
            StrategyId = ReservedStrategies.Dtms, Side = hedge.EntrySide, PositionDirection = direction, Type = OrderType.Market, Leg = OrderLeg.Hedge,
        };
        positions[slot] = hedge;
        _hedges[slot] = new DtmsHedge { PositionId = hedge.PositionId, Parent = parent, IsUsed = true };
        Count++;
        gate.Send(ref terms, clock.Sequence, slot, order);
        positions[slot].EntryOrder = terms.Order;
        return slot;
    }

    /// <summary>Closes a hedge, or cancels what has not filled of it; again until it is done.</summary>
    public void Close(int slot, ExitReason reason)
    {
        ref var hedge = ref _hedges[slot];
        if (!hedge.IsUsed) return;
        if (!hedge.WantsClose) hedge.Reason = reason;
        hedge.WantsClose = true;
        hedge.NextTryNs = clock.NowNs + options.CloseRetryNs;
        actions.Close(slot, hedge.Reason);
    }

    /// <summary>When the next closing is tried again.</summary>
    public long NextTryNs
    {
        get
        {
            var next = long.MaxValue;
            if (Count == 0) return next;
            foreach (ref readonly var hedge in _hedges.AsSpan())
                if (hedge.WantsClose) next = Math.Min(next, hedge.NextTryNs);
            return next;
        }
    }

    public void TryAgain(long nowNs)
    {
        for (var slot = 0; Count > 0 && slot < _hedges.Length; slot++)
        {
            ref var hedge = ref _hedges[slot];
            if (hedge.WantsClose && nowNs >= hedge.NextTryNs) Close(slot, hedge.Reason);
        }
    }

    public void Forget(int slot)
    {
        if (_hedges[slot].IsUsed) Count--;
        _hedges[slot] = default;
    }

    public void Write(ref SnapshotWriter writer)
    {
        var count = 0;
        foreach (ref readonly var hedge in _hedges.AsSpan())
            if (hedge.IsUsed) count++;
        writer.Put(count);
        for (var slot = 0; slot < _hedges.Length; slot++)
        {
            if (!_hedges[slot].IsUsed) continue;
            writer.Put(slot);
            _hedges[slot].Write(ref writer);
        }
    }

    public void Read(ref SnapshotReader reader)
    {
        _hedges.AsSpan().Clear();
        Count = 0;
        for (var count = reader.Count(_hedges.Length, "hedges"); count > 0; count--)
        {
            var slot = reader.Count(_hedges.Length - 1, "slots of hedges");
            var hedge = DtmsHedge.Read(ref reader);
            if (!positions[slot].IsHedge || hedge.Parent >= positions.Capacity) reader.Fail($"position {hedge.PositionId} is no hedge");
            _hedges[slot] = hedge;
            Count++;
        }
    }
}
