using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Trading;
using FastEngine.Trading.Positions;

namespace FastEngine.Host.Service;

/// <summary>What the slow side has to know of earlier ledger events to make rows of later ones: whose an order is, what a position amounts to.</summary>
/// <remarks>Positions follow from their contributions alone, as the trade stage reckons them: what is known after a record is the same, wherever the
/// book began.</remarks>
internal sealed class LedgerBook : ILedgerHandler
{
    private readonly Dictionary<long, (int InstrumentId, long PositionId)> _orders = [];
    private readonly Dictionary<long, PositionTotals> _positions = [];

    // Entries that may fill, and their positions: what is closed of such a one may open again.
    private readonly Dictionary<long, long> _liveEntries = [];

    public LedgerBook()
    {
    }

    /// <summary>As a stage stands, such as one restored from a snapshot.</summary>
    public LedgerBook(TradeStage stage)
    {
        var positions = new PositionTotals[stage.TotalsCapacity];
        foreach (var position in positions.AsSpan(0, stage.CopyTotals(positions))) _positions[position.Open.PositionId] = position;
        var orders = new LiveOrderView[stage.LiveOrderCapacity];
        foreach (var order in orders.AsSpan(0, stage.CopyLiveOrders(orders))) Place(in order.Terms);
        KillSwitch = stage.KillSwitch;
        Leverage = (int)stage[LiveKnob.Leverage];
    }

    public long Orders { get; private set; }

    public long Fills { get; private set; }

    public long Trades { get; private set; }

    public KillSwitchLevel KillSwitch { get; private set; }

    /// <summary>In force; 0 when it is not known.</summary>
    public int Leverage { get; private set; }

    /// <summary>The instrument of an order, -1 when it is not known.</summary>
    public int InstrumentOf(long order) => _orders.TryGetValue(order, out var known) ? known.InstrumentId : -1;

    /// <summary>The position of an order, 0 when it is not known.</summary>
    public long PositionOf(long order) => _orders.GetValueOrDefault(order).PositionId;

    /// <summary>A position that is open or may open again; false when it is closed or unknown.</summary>
    public bool TryPosition(long positionId, out PositionTotals position) => _positions.TryGetValue(positionId, out position);

    /// <summary>A position as a contribution that comes next leaves it.</summary>
    public PositionTotals After(in Contribution contribution)
    {
        if (!_positions.TryGetValue(contribution.PositionId, out var position)) position.Open = FirstOf(in contribution);
        position.ExchangePosition = contribution.ExchangePosition;
        ref var open = ref position.Open;
        if (contribution.Kind == ContributionKind.Added)
        {
            open.Quantity += contribution.Quantity;
            open.Cost += contribution.EntryCost;
            open.Fees += contribution.Fees;
        }
        else
        {
            open.Fees -= contribution.Quantity == open.Quantity ? open.Fees : Money.Share(open.Fees, contribution.Quantity, open.Quantity);
            open.Quantity -= contribution.Quantity;
            open.Cost -= contribution.EntryCost;
            position.Closed.Add(in contribution);
        }

        if (contribution.StopPrice != 0) open.StopPrice = contribution.StopPrice;
        if (contribution.TargetPrice != 0) open.TargetPrice = contribution.TargetPrice;
        return position;
    }

    /// <summary>A position as its opening event says: the stop and the hedged position, which its first contribution did not know yet.</summary>
    public bool TryAfter(in OpenPosition opened, out PositionTotals position)
    {
        if (!_positions.TryGetValue(opened.PositionId, out position)) return false;
        (position.Open.StopPrice, position.Open.TargetPrice, position.Open.ParentId) = (opened.StopPrice, opened.TargetPrice, opened.ParentId);
        return true;
    }

    /// <summary>A position as an order of it leaves it: with the price of its leg, or the number of an addition.</summary>
    public bool TryAfter(in OrderTerms order, out PositionTotals position)
    {
        if (!_positions.TryGetValue(order.PositionId, out position)) return false;
        if (order.Leg is OrderLeg.Entry or OrderLeg.Hedge) position.Open.EntryOrder = order.Order;
        else if (order.Leg == OrderLeg.Stop) position.Open.StopPrice = order.Price;
        else if (order.Leg == OrderLeg.Target) position.Open.TargetPrice = order.Price;
        return true;
    }

    public void OnLedger(in LedgerEvent e)
    {
        switch (e.Kind)
        {
            case LedgerEventKind.OrderPlaced:
                Orders++;
                Place(in e.Order);
                if (TryAfter(in e.Order, out var ordered)) Keep(in ordered);
                break;
            case LedgerEventKind.OrderReported:
                Report(in e.Report);
                break;
            case LedgerEventKind.Contribution:
                Keep(After(in e.Contribution));
                break;
            case LedgerEventKind.PositionOpened:
                if (TryAfter(in e.Position, out var opened)) Keep(in opened);
                break;
            case LedgerEventKind.TradeClosed:
                Trades++;
                break;
            case LedgerEventKind.KillSwitchChanged:
                KillSwitch = (KillSwitchLevel)e.Command.After;
                break;
            case LedgerEventKind.KnobChanged when e.Command.Command.Knob == LiveKnob.Leverage:
                Leverage = (int)e.Command.After;
                break;
        }
    }

    private static OpenPosition FirstOf(in Contribution contribution) => new()
    {
        PositionId = contribution.PositionId, EntryTimeNs = contribution.TimeNs, EntryOrder = contribution.Order, InstrumentId = contribution.InstrumentId,
        StrategyId = contribution.StrategyId, Direction = contribution.Direction,
    };

    private void Place(in OrderTerms order)
    {
        _orders[order.Order] = (order.InstrumentId, order.PositionId);
        if (order.Leg is OrderLeg.Entry or OrderLeg.Hedge) _liveEntries[order.Order] = order.PositionId;
    }

    private void Report(in OrderReport report)
    {
        if (report.Kind == OrderReportKind.Filled) Fills++;
        var isEnd = report.Kind switch
        {
            OrderReportKind.Accepted => false,
            OrderReportKind.Filled => report.Remaining == 0,
            _ => report.Reject != RejectReason.UnknownOrder,
        };
        if (!isEnd || !_liveEntries.Remove(report.Order, out var id) || report.Kind == OrderReportKind.Filled) return;
        if (_positions.TryGetValue(id, out var position)) Keep(in position);
    }

    private void Keep(in PositionTotals position)
    {
        var id = position.Open.PositionId;
        if (position.Open.Quantity == 0 && !_liveEntries.ContainsValue(id)) _positions.Remove(id);
        else _positions[id] = position;
    }
}
