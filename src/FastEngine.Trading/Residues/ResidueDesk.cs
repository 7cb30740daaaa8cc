using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Orders;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Residues;

/// <summary>Closes what belongs to no strategy, at market.</summary>
/// <remarks>Only what the venue really has: what is unattributed with the other sign than the strategies' stands against theirs, and no order closes it.</remarks>
internal sealed class ResidueDesk(
    Instrument[] instruments, Ledger ledger, PositionBook positions, ExchangeBook exchange, AccountBook account, LiveOrders orders, OrderGate gate,
    Attribution attribution, TradeClock clock)
{
    /// <summary>How many exchange positions have a quantity of no strategy.</summary>
    public int Count => exchange.Residues;

    /// <summary>Of the instrument, or of all when it is negative, and of a side, or of both.</summary>
    /// <param name="closing">For how many an order has left.</param>
    /// <returns>How many there are.</returns>
    public int Close(int instrumentId, Direction? side, ExitReason reason, out int closing)
    {
        var found = 0;
        closing = 0;
        for (var slot = 0; exchange.Residues > 0 && slot < exchange.Capacity; slot++)
        {
            ref readonly var residue = ref exchange[slot].Residue;
            if (residue.Held.Quantity == 0 || (instrumentId >= 0 && ExchangeBook.InstrumentOf(slot) != instrumentId)) continue;
            if (side is { } direction && residue.Direction != direction) continue;
            found++;
            if (Close(slot, reason)) closing++;
        }

        return found;
    }

    public void CloseAll(ExitReason reason) => Close(instrumentId: -1, side: null, reason, out _);

    /// <summary>In whole lots, less what is closing.</summary>
    public bool Close(int slot, ExitReason reason)
    {
        var id = ExchangeBook.InstrumentOf(slot);
        var quantity = OpenOf(slot) - ClosingOf(id, exchange[slot].Residue.Direction);
        quantity -= quantity % instruments[id].Lot;

        // Spot refuses what is worth less, also when it reduces.
        var isDust = instruments[id].Market == Market.Spot && Money.Of(account.MarkOf(id), quantity, instruments[id]) < instruments[id].MinNotional;
        var free = quantity > 0 && !isDust ? orders.FindFree() : -1;
        if (free < 0) return false;
        ref readonly var residue = ref exchange[slot].Residue;
        var terms = new OrderTerms
        {
            PositionId = residue.PositionId, Quantity = quantity, ReferencePrice = account.MarkOf(id), InstrumentId = id, StrategyId = ReservedStrategies.Unattributed,
            Side = residue.Direction == Direction.Long ? Side.Sell : Side.Buy, PositionDirection = residue.Direction, Type = OrderType.Market, Leg = OrderLeg.Exit,
            Reason = reason, ReduceOnly = !exchange.IsHedged(id) && instruments[id].Market != Market.Spot,
        };
        Tell(RiskEventKind.UnattributedClosing, slot, quantity, reason);
        gate.Send(ref terms, clock.Sequence, positions.Nobody, free);
        return true;
    }

    /// <summary>What of a residue the venue has: none when it stands against what strategies have.</summary>
    public long OpenOf(int slot)
    {
        var residue = exchange[slot].Residue.Held.Quantity;
        if (residue == 0) return 0;

        // In hedge mode a side is of one sign.
        var direction = residue < 0 ? Direction.Short : Direction.Long;
        if (!exchange.Holds(slot, direction)) return 0;
        var strategies = positions.SumOf(slot, exchange, out _);
        return Math.Sign(strategies) == -Math.Sign(residue) ? Math.Max(0, Math.Abs(residue) - Math.Abs(strategies)) : Math.Abs(residue);
    }

    /// <summary>What an order of ours that closes it has filled, or how it ended.</summary>
    /// <returns>Whether it is done.</returns>
    public bool OnReport(int order, in OrderReport report)
    {
        ref var live = ref orders[order];
        var terms = orders.TermsOf(order);
        orders.Answer(order);
        if (report.Kind == OrderReportKind.Filled && report.Quantity > 0)
        {
            account.Mark(terms.InstrumentId, report.Price);
            live.Remaining = Math.Max(0, live.Remaining - report.Quantity);
            attribution.Begin(new VenueFill
            {
                TimeNs = report.VenueTimeNs, Quantity = terms.Side == Side.Buy ? report.Quantity : -report.Quantity, Price = report.Price, Fee = report.Fee,
                Order = report.Order, InstrumentId = terms.InstrumentId, Direction = terms.PositionDirection, Reason = terms.Reason,
            });
            attribution.End();
        }

        var isDone = report.Kind switch
        {
            OrderReportKind.Accepted => false,
            OrderReportKind.Filled => live.Remaining == 0 || report.Remaining == 0,
            _ => true,
        };
        if (isDone) orders.Remove(order);
        return isDone;
    }

    public void Tell(RiskEventKind kind, int slot, long quantity, ExitReason reason = ExitReason.None)
    {
        ref readonly var residue = ref exchange[slot].Residue;
        var id = ExchangeBook.InstrumentOf(slot);
        ledger.Risk(new RiskEvent
        {
            Kind = kind, PositionId = residue.PositionId, Price = account.MarkOf(id), Quantity = quantity, Measured = residue.Held.Quantity, InstrumentId = id,
            OtherInstrumentId = -1, Reason = reason, Direction = residue.Direction,
        });
    }

    private long ClosingOf(int instrumentId, Direction direction)
    {
        var sum = 0L;
        for (var i = orders.FirstOf(positions.Nobody); i >= 0; i = orders.NextOf(i))
        {
            ref readonly var terms = ref orders.TermsOf(i);
            if (terms.InstrumentId == instrumentId && terms.PositionDirection == direction) sum += orders[i].Remaining;
        }

        return sum;
    }
}
