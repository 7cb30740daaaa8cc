using FastEngine.Core.Execution;
using FastEngine.Rings;

namespace FastEngine.Engine.Latency;

/// <summary>The gateway thread's stamps: when an order was encoded, and when it was sent.</summary>
/// <param name="tap">To the ledger.</param>
/// <param name="isStampedByVenue">Whether who encodes and sends orders calls <see cref="IOrderStamps"/> itself.</param>
public sealed class OrderStamps(LatencyTap tap, bool isStampedByVenue) : IOrderStamps
{
    private long _encodedOrder;
    private long _encoded;

    public void Encoded(long order)
    {
        _encodedOrder = order;
        _encoded = MonotonicClock.Stamp();
    }

    public void Sent(long order)
    {
        var record = new LatencyRecord { Sent = MonotonicClock.Stamp(), Order = order, InstrumentId = -1, Kind = LatencyRecordKind.OrderSent };
        if (order == _encodedOrder) record.Encoded = _encoded;
        tap.Write(in record);
    }

    /// <summary>The outlet has an order: it is sent, unless the venue tells that itself.</summary>
    internal void HandedOver(long order)
    {
        if (!isStampedByVenue) Sent(order);
    }
}
