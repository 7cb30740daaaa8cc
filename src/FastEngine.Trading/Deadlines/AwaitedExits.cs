using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Deadlines;

/// <summary>Tells the watchdog which exit of each position waits for the venue's first answer.</summary>
/// <remarks>No state of its own: it follows from the live orders.</remarks>
internal sealed class AwaitedExits(PositionBook positions, LiveOrders orders, ITradeOutput output)
{
    private readonly PinnedArray<long> _told = new(positions.Capacity);

    /// <summary>An exit was sent, or something was heard of one.</summary>
    public void Look(int slot) => Tell(slot, FirstOf(slot));

    /// <summary>The slot is about to be another's.</summary>
    public void Forget(int slot) => Tell(slot, 0);

    /// <summary>After a restore: the watchdog knows of none.</summary>
    public void TellAll()
    {
        _told.AsSpan().Clear();
        for (var slot = 0; slot < positions.Capacity; slot++)
            if (positions[slot].Quantity > 0) Look(slot);
    }

    private void Tell(int slot, long order)
    {
        if (_told[slot] == order) return;
        _told[slot] = order;
        output.OnExitAwaited(slot, positions[slot].PositionId, order);
    }

    // The oldest: it has waited longest.
    private long FirstOf(int position)
    {
        var first = 0L;
        for (var slot = orders.FirstOf(position); slot >= 0; slot = orders.NextOf(slot))
        {
            ref readonly var order = ref orders[slot];
            if (order.Leg != OrderLeg.Exit || order.IsAnswered) continue;
            if (first == 0 || order.Order < first) first = order.Order;
        }

        return first;
    }
}
