using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Deadlines;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Orders;

/// <summary>The one place where orders are approved and leave for the gateway.</summary>
internal sealed class OrderGate(
    TradingOptions options, TradeClock clock, Ledger ledger, IOrderGateway gateway, LiveOrders orders, IssuedIds ids, ExchangeBook exchange, int instruments)
{
    private const int LegsRemembered = 8;

    // Of their own: an id names its leg, so these equal no others, and however often legs are replaced, no entry is taken for one that was sent.
    private readonly IssuedIds _legIds = new(instruments, LegsRemembered);
    private long _lastOrder;
    private long _lastQuery;

    public int SnapshotSize => 2 * sizeof(long) + _legIds.SnapshotSize;

    public long LastOrder => _lastOrder;

    /// <summary>What works entries by several orders; it sends them through here.</summary>
    public Execution.EntryWorks? Works { get; set; }

    /// <summary>Whether what closes is marked as reduce-only. In hedge mode its side says it, and venues refuse the flag.</summary>
    public bool MarksReduceOnly(int instrumentId) => !exchange.IsHedged(instrumentId);

    /// <summary>Numbers, approves and sends an order, and keeps it as live.</summary>
    /// <param name="terms">All but its number, id and time.</param>
    /// <param name="sequence">Of the event that it was decided on.</param>
    /// <param name="position">Slot of its position.</param>
    /// <param name="slot">A free slot of the live orders.</param>
    public void Send(ref OrderTerms terms, long sequence, int position, int slot)
    {
        terms.Id = NewId(in terms, sequence);
        SendAs(ref terms, position, slot);
    }

    /// <summary>Sends an order under the id that it has already.</summary>
    public void SendAs(ref OrderTerms terms, int position, int slot)
    {
        terms.Order = ++_lastOrder;
        terms.DecidedNs = clock.NowNs;
        terms.Sequence = clock.Sequence;
        var order = new LiveOrder { Order = terms.Order, Remaining = terms.Quantity, Position = position, Leg = terms.Leg, Reason = terms.Reason };
        orders.Put(slot, in order, in terms);
        ledger.OrderPlaced(in terms);
        var approved = new ApprovedOrder(in terms);
        gateway.Submit(in approved);
    }

    /// <summary>The id that the exit of a whole position will have.</summary>
    public ClientOrderId NewExitId(in StrategyPosition position) => NewId(ExitOf(in position, 0), clock.Sequence);

    /// <summary>An exit that may be sent by who watches the deadline, as long as it is not sent here.</summary>
    public ApprovedOrder ApproveExit(in StrategyPosition position, long quantity, in ReservedExit reserved)
    {
        var terms = ExitOf(in position, quantity);
        terms.Id = reserved.Id;
        terms.Order = reserved.Number;
        terms.DecidedNs = clock.NowNs;
        terms.Sequence = clock.Sequence;
        return new ApprovedOrder(in terms);
    }

    private OrderTerms ExitOf(in StrategyPosition position, long quantity) => new()
    {
        PositionId = position.PositionId, Quantity = quantity, ReferencePrice = position.ReferencePrice, InstrumentId = position.InstrumentId,
        StrategyId = position.StrategyId, Side = position.ExitSide, PositionDirection = position.Direction, Type = OrderType.Market, Leg = OrderLeg.Exit,
        Reason = ExitReason.ExitDeadline, ReduceOnly = MarksReduceOnly(position.InstrumentId),
    };

    private ClientOrderId NewId(in OrderTerms terms, long sequence)
    {
        var attempt = (terms.Leg is OrderLeg.Stop or OrderLeg.Target ? _legIds : ids).Take(terms.InstrumentId, terms.StrategyId, terms.Leg, terms.Side, ref sequence);
        return new ClientOrderId
        {
            RunEpoch = clock.RunEpoch, StrategyId = terms.StrategyId, Leg = terms.Leg, InstrumentId = terms.InstrumentId,
            Sequence = sequence, Attempt = attempt, ConfigTag = options.ConfigTag,
        };
    }

    /// <summary>An order that passed this gate before, and got lost on its way.</summary>
    public void Resend(in OrderTerms terms)
    {
        var approved = new ApprovedOrder(in terms);
        gateway.Submit(in approved);
    }

    /// <summary>Asks for the cancellation of an order that is not done; once at one time, for a venue tells cancellations apart by it.</summary>
    public void Cancel(long order)
    {
        var slot = orders.Find(order);
        if (slot >= 0)
        {
            if (orders[slot].CancelNs == clock.NowNs) return;
            orders[slot].CancelNs = clock.NowNs;
        }

        ledger.CancelRequested(order);
        gateway.Cancel(order, clock.NowNs);
    }

    /// <summary>Asks the venue something.</summary>
    /// <returns>The number that the answers carry.</returns>
    public long Query(VenueQueryKind kind, int instrumentId, Direction direction)
    {
        var query = new VenueQuery { Number = ++_lastQuery, TimeNs = clock.NowNs, InstrumentId = instrumentId, Direction = direction, Kind = kind };
        gateway.Query(in query);
        return query.Number;
    }

    /// <summary>Asks the venue what became of an order of ours.</summary>
    /// <returns>The number that the answer carries.</returns>
    public long QueryOrder(in OrderTerms terms)
    {
        var query = new VenueQuery
        {
            Number = ++_lastQuery, TimeNs = clock.NowNs, Order = terms.Order, Id = terms.Id, InstrumentId = terms.InstrumentId,
            Direction = terms.PositionDirection, Kind = VenueQueryKind.Order,
        };
        gateway.Query(in query);
        return query.Number;
    }

    /// <summary>Asks once for the cancellation of a position's entry; what fills of it from now on is late.</summary>
    public void CancelEntry(ref StrategyPosition position)
    {
        if (position.IsCancelling || position.EntryRemaining == 0) return;
        position.IsCancelling = true;
        Works?.OnCancelled(in position);

        // Between two orders of one entry there is none to cancel.
        if (Works is null || orders.Find(position.EntryOrder) >= 0) Cancel(position.EntryOrder);
    }

    public void Write(ref SnapshotWriter writer)
    {
        writer.Put(_lastOrder);
        writer.Put(_lastQuery);
        _legIds.Write(ref writer);
    }

    public void Read(ref SnapshotReader reader)
    {
        _lastOrder = reader.Int64();
        _lastQuery = reader.Int64();
        _legIds.Read(ref reader);
    }
}
