using FastEngine.Core.Execution;
using FastEngine.Rings;
using FastEngine.Trading;

namespace FastEngine.Engine;

/// <summary>The trade stage's results: the ledger to the cold side's ring, position updates back to the shard.</summary>
internal sealed class TradeOutput(SingleProducerRing<LedgerEvent> ring, EventQueue<PositionUpdate> positions) : ITradeOutput
{
    public void OnLedger(in LedgerEvent e)
    {
        var idle = default(BackoffIdle);
        var sequence = ring.Claim(1, ref idle);
        ref var slot = ref ring[sequence];
        slot = e;
        if (e.Kind == LedgerEventKind.OrderPlaced) Stamp(ref slot.Order);
        ring.Publish(sequence);
    }

    /// <summary>From the publication of the deciding tick to the order at the gateway, of sampled ticks.</summary>
    public LatencyHistogram TickToOrder { get; } = new();

    // The trade stage knows no clock: its sink stamps what it approved.
    private void Stamp(ref OrderTerms order)
    {
        order.ApprovedStamp = MonotonicClock.Stamp();
        if (order.PublishedStamp != 0) TickToOrder.Record(MonotonicClock.ElapsedNs(order.PublishedStamp, order.ApprovedStamp));
    }

    public void OnPosition(in PositionUpdate update) => positions.Add() = update;
}
