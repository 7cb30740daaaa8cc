using FastEngine.Core.Execution;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Orders;

/// <summary>Ends positions: closed when nothing can fill any more, freed when nothing of them is live at the venue.</summary>
internal sealed class PositionEnds(TradeClock clock, Ledger ledger, PositionBook positions, LiveOrders orders, TradeParts parts)
{
    /// <param name="slot">Of a position of which something has changed.</param>
    /// <param name="reason">Of what changed it; of no meaning when a part was closed before.</param>
    public void Settle(int slot, ExitReason reason)
    {
        ref var position = ref positions[slot];

        // An entry still being cancelled keeps the position.
        if (!position.IsUsed || position.Quantity != 0 || position.EntryRemaining != 0) return;
        if (!position.HasClosed)
        {
            position.HasClosed = true;
            if (position.HasOpened && !position.IsHedge) ledger.Position(position.Update(PositionUpdateKind.Closed, clock.NowNs));
            if (position.HasOpened) parts.OnClosed(slot, position.Closed.Reason != ExitReason.None ? position.Closed.Reason : reason);
            else parts.OnEntryFailed(slot);
        }

        if (position.LiveLegs > 0 || orders.HasAny(slot)) return;
        parts.OnFreed(slot);
        position = default;
    }
}
