using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Orders;

/// <summary>Cancels what entries may still fill when entries are stopped, by the kill switch or of an instrument; what has filled by then stays, with its protection.</summary>
/// <remarks>Hedges go on: they reduce the risk of what is open. An entry whose position is to be closed was cancelled for that.</remarks>
internal sealed class PendingEntries(PositionBook positions, LiveOrders orders, OrderGate gate)
{
    /// <param name="instrumentId">-1 for all.</param>
    public void Cancel(int instrumentId)
    {
        gate.Works?.Stop(instrumentId);
        for (var slot = orders.NextLive(0); slot >= 0; slot = orders.NextLive(slot + 1))
        {
            ref var order = ref orders[slot];
            if (instrumentId >= 0 && positions[order.Position].InstrumentId != instrumentId) continue;
            if (order.Leg != OrderLeg.Entry || order.IsCancelling || positions[order.Position].IsCancelling) continue;
            order.IsCancelling = true;
            gate.Cancel(order.Order);
        }
    }
}
