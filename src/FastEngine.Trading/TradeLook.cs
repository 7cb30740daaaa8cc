using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading;

/// <summary>Copies of what the trade stage holds, for who looks at it; changes nothing.</summary>
internal sealed class TradeLook(PositionBook positions, ExchangeBook exchange, AccountBook account, LiveOrders orders)
{
    public int CopyOpenPositions(Span<OpenPosition> destination)
    {
        var count = 0;
        for (var i = 0; i < positions.Capacity; i++)
        {
            ref var position = ref positions[i];
            if (position.Quantity == 0) continue;
            var at = count++;
            for (; at > 0 && destination[at - 1].PositionId > position.PositionId; at--) destination[at] = destination[at - 1];
            destination[at] = position.Snapshot(account.MarkOf(position.InstrumentId));
        }

        return count;
    }

    public int CopyLiveOrders(Span<LiveOrderView> destination)
    {
        var count = 0;
        for (var i = orders.NextLive(0); i >= 0; i = orders.NextLive(i + 1))
        {
            ref readonly var order = ref orders[i];
            var at = count++;
            for (; at > 0 && destination[at - 1].Terms.Order > order.Order; at--) destination[at] = destination[at - 1];
            destination[at] = new LiveOrderView
            {
                Terms = orders.TermsOf(i), Filled = orders.TermsOf(i).Quantity - order.Remaining, IsAcknowledged = order.IsAcknowledged,
                IsCancelling = order.IsCancelling || (order.Leg is OrderLeg.Entry or OrderLeg.Hedge && positions[order.Position].IsCancelling),
            };
        }

        return count;
    }

    public int CopyUnattributed(Span<OpenPosition> destination)
    {
        var count = 0;
        for (var i = 0; i < exchange.Capacity; i++)
        {
            ref readonly var residue = ref exchange[i].Residue;
            if (residue.Held.Quantity == 0 && residue.Funding == 0) continue;
            var instrumentId = ExchangeBook.InstrumentOf(i);
            destination[count++] = residue.Snapshot(instrumentId, account.MarkOf(instrumentId));
        }

        return count;
    }

    public int CopyTotals(Span<PositionTotals> destination)
    {
        var count = 0;
        for (var i = 0; i < positions.Capacity; i++)
        {
            ref readonly var position = ref positions[i];
            if (!position.HasOpened || position.HasClosed) continue;
            destination[count++] = new PositionTotals
            {
                Open = position.Snapshot(account.MarkOf(position.InstrumentId)), Closed = position.Closed, ExchangePosition = position.ExchangePosition,
            };
        }

        for (var i = 0; i < exchange.Capacity; i++)
        {
            ref readonly var residue = ref exchange[i].Residue;
            if (residue.PositionId == 0) continue;
            var instrumentId = ExchangeBook.InstrumentOf(i);
            destination[count++] = new PositionTotals
            {
                Open = residue.Snapshot(instrumentId, account.MarkOf(instrumentId)), Closed = residue.Closed, ExchangePosition = exchange[i].Number,
            };
        }

        return count;
    }
}
