using FastEngine.Core.Execution;
using FastEngine.Engine;

namespace FastEngine.Host.Service;

/// <summary>What the slow side has to know of earlier ledger events to make rows of later ones: whose an order is, what is left of a position.</summary>
internal sealed class LedgerBook : ILedgerHandler
{
    private readonly Dictionary<long, int> _instrumentOfOrder = [];
    private readonly Dictionary<long, OpenPosition> _positions = [];

    public long Orders { get; private set; }

    public long Fills { get; private set; }

    public long Trades { get; private set; }

    /// <summary>The instrument of an order, -1 when it is not known.</summary>
    public int InstrumentOf(long order) => _instrumentOfOrder.GetValueOrDefault(order, -1);

    /// <summary>An open position; false when it is closed or unknown.</summary>
    public bool TryPosition(long positionId, out OpenPosition position) => _positions.TryGetValue(positionId, out position);

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
                break;
            case LedgerEventKind.PositionOpened:
                _positions[e.Position.PositionId] = e.Position;
                break;
            case LedgerEventKind.TradeClosed:
                Trades++;
                Close(in e.Trade);
                break;
        }
    }

    private void Close(in ClosedTrade trade)
    {
        if (!_positions.TryGetValue(trade.PositionId, out var position)) return;
        if (trade.IsLast)
        {
            _positions.Remove(trade.PositionId);
            return;
        }

        position.Quantity -= trade.Quantity;
        position.Cost -= trade.EntryCost;
        _positions[trade.PositionId] = position;
    }
}
