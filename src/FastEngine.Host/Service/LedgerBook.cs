using FastEngine.Core.Execution;
using FastEngine.Engine;
using FastEngine.Trading;

namespace FastEngine.Host.Service;

/// <summary>What the slow side has to know of earlier ledger events to make rows of later ones: whose an order is, what is left of a position.</summary>
internal sealed class LedgerBook : ILedgerHandler
{
    private readonly Dictionary<long, int> _instrumentOfOrder = [];
    private readonly Dictionary<long, OpenPosition> _positions = [];
    private readonly Dictionary<long, long> _positionOfEntry = [];

    public LedgerBook()
    {
    }

    /// <summary>As a stage stands, such as one restored from a snapshot.</summary>
    public LedgerBook(TradeStage stage)
    {
        var positions = new OpenPosition[stage.OpenPositionCapacity];
        foreach (var position in positions.AsSpan(0, stage.CopyOpenPositions(positions))) Open(in position);
        var orders = new LiveOrderView[stage.LiveOrderCapacity];
        foreach (var order in orders.AsSpan(0, stage.CopyLiveOrders(orders))) _instrumentOfOrder[order.Terms.Order] = order.Terms.InstrumentId;
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
    public int InstrumentOf(long order) => _instrumentOfOrder.GetValueOrDefault(order, -1);

    /// <summary>An open position; false when it is closed or unknown.</summary>
    public bool TryPosition(long positionId, out OpenPosition position) => _positions.TryGetValue(positionId, out position);

    /// <summary>The open position that an order entered; false before its first fill.</summary>
    public bool TryPositionOfEntry(long order, out OpenPosition position)
    {
        position = default;
        return _positionOfEntry.TryGetValue(order, out var id) && _positions.TryGetValue(id, out position);
    }

    public void OnLedger(in LedgerEvent e)
    {
        switch (e.Kind)
        {
            case LedgerEventKind.OrderPlaced:
                Orders++;
                _instrumentOfOrder[e.Order.Order] = e.Order.InstrumentId;
                break;
            case LedgerEventKind.OrderReported when e.Report.Kind == OrderReportKind.Filled:
                Fills++;
                FillEntry(in e.Report);
                break;
            case LedgerEventKind.PositionOpened:
                Open(in e.Position);
                break;
            case LedgerEventKind.TradeClosed:
                Trades++;
                Close(in e.Trade);
                break;
            case LedgerEventKind.KillSwitchChanged:
                KillSwitch = (KillSwitchLevel)e.Command.After;
                break;
            case LedgerEventKind.KnobChanged when e.Command.Command.Knob == LiveKnob.Leverage:
                Leverage = (int)e.Command.After;
                break;
        }
    }

    private void Open(in OpenPosition position)
    {
        _positions[position.PositionId] = position;
        _positionOfEntry[position.EntryOrder] = position.PositionId;
    }

    // The first fill opened the position, which comes as an event of its own; these are the later ones.
    private void FillEntry(in OrderReport report)
    {
        if (!TryPositionOfEntry(report.Order, out var position)) return;
        position.Quantity += report.Quantity;
        position.Cost += (Int128)report.Price * report.Quantity;
        position.Fees += report.Fee;
        _positions[position.PositionId] = position;
    }

    private void Close(in ClosedTrade trade)
    {
        if (!_positions.TryGetValue(trade.PositionId, out var position)) return;
        if (trade.IsLast)
        {
            _positions.Remove(trade.PositionId);
            _positionOfEntry.Remove(trade.EntryOrder);
            return;
        }

        position.Quantity -= trade.Quantity;
        position.Cost -= trade.EntryCost;
        _positions[trade.PositionId] = position;
    }
}
