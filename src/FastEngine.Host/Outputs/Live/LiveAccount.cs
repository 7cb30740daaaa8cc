using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Engine;

namespace FastEngine.Host.Outputs.Live;

/// <summary>Account, positions and closed trades as of now, from the ledger.</summary>
/// <remarks>The outputs thread writes, the view's thread reads, under one lock on the cold side.</remarks>
internal sealed class LiveAccount(InstrumentTable instruments, Int128 startingEquity) : ILedgerHandler
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, LivePosition> _positions = [];
    private readonly Dictionary<long, long> _entries = [];
    private readonly LastTrade[] _last = new LastTrade[instruments.Count];
    private readonly Int128[] _realised = new Int128[instruments.Count];
    private LiveFigures _figures = new() { Equity = startingEquity, Peak = startingEquity };

    public LiveFigures Figures
    {
        get
        {
            lock (_lock) return _figures with { OpenPositions = _positions.Count };
        }
    }

    /// <summary>Net result of the closed trades of an instrument; money.</summary>
    public Int128 Realised(int instrumentId)
    {
        lock (_lock) return _realised[instrumentId];
    }

    /// <summary>The trade of an instrument that was closed last; its time is 0 before the first.</summary>
    public LastTrade Last(int instrumentId)
    {
        lock (_lock) return _last[instrumentId];
    }

    /// <summary>The oldest open position of an instrument.</summary>
    public LivePosition? Position(int instrumentId)
    {
        lock (_lock)
        {
            LivePosition? oldest = null;
            foreach (var position in _positions.Values)
            {
                if (position.InstrumentId == instrumentId && (oldest is null || position.PositionId < oldest.Value.PositionId)) oldest = position;
            }

            return oldest;
        }
    }

    public void OnLedger(in LedgerEvent e)
    {
        lock (_lock)
        {
            switch (e.Kind)
            {
                case LedgerEventKind.Refused:
                    _figures.Refused++;
                    break;
                case LedgerEventKind.OrderPlaced when e.Order.Leg == OrderLeg.Entry:
                    _entries[e.Order.Order] = e.Order.PositionId;
                    break;
                case LedgerEventKind.OrderReported:
                    OnReport(in e.Report);
                    break;
                case LedgerEventKind.PositionOpened:
                    _positions[e.Position.PositionId] = Of(in e.Position);
                    break;
                case LedgerEventKind.TradeClosed:
                    OnClosed(in e.Trade);
                    break;
                case LedgerEventKind.Account:
                    OnEquity(e.Account.Equity);
                    break;
            }
        }
    }

    // The first fill comes with the position that it opens; later ones of the same entry add to it.
    private void OnReport(in OrderReport report)
    {
        if (!_entries.TryGetValue(report.Order, out var id)) return;
        if (report.Kind == OrderReportKind.Filled && _positions.TryGetValue(id, out var position))
        {
            position.Quantity += report.Quantity;
            position.Cost += (Int128)report.Price * report.Quantity;
            _positions[id] = position;
        }

        if (report.Kind is OrderReportKind.Cancelled or OrderReportKind.Rejected || (report.Kind == OrderReportKind.Filled && report.Remaining == 0)) _entries.Remove(report.Order);
    }

    private void OnClosed(in ClosedTrade trade)
    {
        _figures.ClosedTrades++;
        _figures.Realised += trade.Pnl;
        _realised[trade.InstrumentId] += trade.Pnl;
        _last[trade.InstrumentId] = new LastTrade { Pnl = trade.Pnl, SeenMs = Environment.TickCount64, Direction = trade.Direction };
        if (trade.IsLast)
        {
            _positions.Remove(trade.PositionId);
        }
        else if (_positions.TryGetValue(trade.PositionId, out var position))
        {
            position.Quantity -= trade.Quantity;
            position.Cost -= trade.EntryCost;
            _positions[trade.PositionId] = position;
        }
    }

    private void OnEquity(Int128 equity)
    {
        _figures.Equity = equity;
        _figures.Peak = Int128.Max(_figures.Peak, equity);
        _figures.DeepestDrawdown = Int128.Max(_figures.DeepestDrawdown, _figures.Peak - equity);
    }

    private static LivePosition Of(in OpenPosition position) => new()
    {
        PositionId = position.PositionId, Quantity = position.Quantity, Cost = position.Cost, InstrumentId = position.InstrumentId, Direction = position.Direction,
    };
}
