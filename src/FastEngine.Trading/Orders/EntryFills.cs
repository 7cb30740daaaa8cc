using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Execution;
using FastEngine.Trading.Parts;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Orders;

/// <summary>Fills of entries and hedges.</summary>
internal sealed class EntryFills(
    TradingOptions options, TradeClock clock, Ledger ledger, PositionBook positions, ExitDesk exits, Attribution attribution, TradeParts parts,
    EntryWorks works)
{
    /// <param name="order">Of the entry.</param>
    /// <param name="fill">What it brought.</param>
    /// <param name="quantity">What it did of the order.</param>
    public void Apply(ref LiveOrder order, in VenueFill fill, long quantity)
    {
        ref var position = ref positions[order.Position];
        attribution.Begin(in fill);
        order.Remaining -= quantity;
        position.EntryRemaining = order.Remaining + works.UnsentOf(order.Position);
        var received = Math.Min(quantity, Math.Abs(fill.Quantity));
        if (received > 0) attribution.Add(ref position, received);
        attribution.End();
        if (received > 0) Tell(order.Position, received, in fill);
    }

    private void Tell(int slot, long quantity, in VenueFill fill)
    {
        ref var position = ref positions[slot];
        exits.Clamp(slot);

        // Nothing of it was open: opened (again). A shard that began after a restart heard of it only if something was.
        var kind = position.Quantity == quantity ? PositionUpdateKind.Opened : PositionUpdateKind.Changed;
        var isFirst = !position.HasOpened;
        SetInitialStop(ref position);
        if (isFirst)
        {
            position.HasOpened = true;
            position.EntryTimeNs = fill.TimeNs;
            ledger.PositionOpened(position.Snapshot(fill.Price));
        }

        // A hedge has a stop leg of its own and no exit monitor.
        if (!position.IsHedge) ledger.Position(position.Update(kind, clock.NowNs));
        if (isFirst) parts.OnOpened(slot);
        else parts.OnGrown(slot);
        if (position.IsCancelling) exits.CloseLate(slot, quantity, fill.Price);
    }

    private void SetInitialStop(ref StrategyPosition position)
    {
        if (position.IsHedge) return;
        var stop = StopPrices.Initial(position.Direction, position.Cost, position.Quantity, position.ZoneEdge, options.StopMinPpm, options.StopMaxPpm);
        position.InitialStop = stop;
        if (position.StopPrice == 0) position.StopPrice = stop;
    }
}
