using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Core.Logging;
using FastEngine.Rings.Logging;

namespace FastEngine.Engine;

/// <summary>Tells the log of the trade thread's results, in numbers.</summary>
internal sealed class TradeLog(HotLog log)
{
    // Reports name their order alone. Orders are numbered one by one, so the last ones have a slot each.
    private const int Slots = 1 << 12;

    private readonly Placed[] _placed = new Placed[Slots];

    public HotLog Target => log;

    /// <summary>Keeps what later events need, of one that was told before the engine was made again.</summary>
    public void Note(in LedgerEvent e)
    {
        if (e.Kind == LedgerEventKind.OrderPlaced) _placed[e.Order.Order & (Slots - 1)] = new Placed(e.Order.Order, e.Order.InstrumentId);
    }

    public void Write(in LedgerEvent e)
    {
        Note(in e);
        switch (e.Kind)
        {
            case LedgerEventKind.OrderPlaced:
                log.WriteFor(LogEventKind.OrderPlaced, e.TimeNs, e.Order.InstrumentId, e.Order.Order,
                    e.Order.Side == Side.Buy ? e.Order.Quantity : -e.Order.Quantity, e.Order.Price != 0 ? e.Order.Price : e.Order.ReferencePrice);
                break;
            case LedgerEventKind.OrderReported:
                Report(e.TimeNs, in e.Report);
                break;
            case LedgerEventKind.CancelRequested:
                log.WriteFor(LogEventKind.CancelRequested, e.TimeNs, InstrumentOf(e.Report.Order), e.Report.Order);
                break;
            case LedgerEventKind.PositionOpened:
                Opened(e.TimeNs, in e.Position);
                break;
            case LedgerEventKind.TradeClosed:
                if (log.IsEnabled(LogEventKind.PositionClosed))
                {
                    log.WriteFor(LogEventKind.PositionClosed, e.TimeNs, e.Trade.InstrumentId, e.Trade.ExitOrder,
                        e.Trade.Quantity, e.Trade.PositionId, Money.ToDouble(e.Trade.Pnl), (long)e.Trade.Reason);
                }

                break;
            case LedgerEventKind.ExitRequested:
                log.WriteFor(LogEventKind.ExitRequested, e.TimeNs, e.Exit.InstrumentId, 0, e.Exit.PositionId, e.Exit.Price, (long)e.Exit.Reason);
                break;
            case LedgerEventKind.ExitFailed:
                log.WriteFor(LogEventKind.ExitFailed, e.TimeNs, InstrumentOf(e.Report.Order), e.Report.Order, (long)e.Report.Reject);
                break;
            case LedgerEventKind.Refused:
                log.WriteFor(LogEventKind.SignalRefused, e.TimeNs, e.Refusal.Signal.InstrumentId, 0, (long)e.Refusal.Cause, e.Refusal.Measured, e.Refusal.Limit);
                break;
            case LedgerEventKind.Risk:
                RiskLog.Write(log, e.TimeNs, in e.Risk);
                break;
            case LedgerEventKind.Dtms:
                RiskLog.Write(log, e.TimeNs, in e.Dtms);
                break;
            default:
                Command(in e);
                break;
        }
    }

    private void Report(long timeNs, in OrderReport report)
    {
        var instrument = InstrumentOf(report.Order);
        switch (report.Kind)
        {
            case OrderReportKind.Filled:
                log.WriteFor(LogEventKind.OrderFilled, timeNs, instrument, report.Order, report.Quantity, report.Price);
                break;
            case OrderReportKind.Rejected:
                log.WriteFor(LogEventKind.OrderRejected, timeNs, instrument, report.Order, (long)report.Reject);
                break;
            case OrderReportKind.Cancelled:
                log.WriteFor(LogEventKind.OrderCancelled, timeNs, instrument, report.Order, report.Remaining);
                break;
        }
    }

    private void Opened(long timeNs, in OpenPosition position)
    {
        if (!log.IsEnabled(LogEventKind.PositionOpened)) return;
        var price = position.Quantity == 0 ? position.MarkPrice : (long)(position.Cost / position.Quantity);
        var quantity = position.Direction == Direction.Long ? position.Quantity : -position.Quantity;
        log.WriteFor(LogEventKind.PositionOpened, timeNs, position.InstrumentId, position.EntryOrder, position.PositionId, quantity, price);
    }

    private void Command(in LedgerEvent e)
    {
        ref readonly var outcome = ref e.Command;
        switch (e.Kind)
        {
            case LedgerEventKind.KillSwitchChanged when (KillSwitchLevel)outcome.After == KillSwitchLevel.None:
                log.Write(LogEventKind.KillSwitchOff, e.TimeNs);
                break;
            case LedgerEventKind.KillSwitchChanged:
                log.Write(LogEventKind.KillSwitchOn, e.TimeNs, (long)outcome.Command.Reason);
                break;
            case LedgerEventKind.KnobChanged:
                log.Write(LogEventKind.KnobChanged, e.TimeNs, (long)outcome.Command.Knob, outcome.Before, outcome.After, (long)outcome.Command.Origin);
                break;
            case LedgerEventKind.EntriesChanged:
                log.WriteFor(LogEventKind.EntriesChanged, e.TimeNs, outcome.Command.InstrumentId, 0, outcome.Before, outcome.After, (long)outcome.Command.Origin);
                break;
            case LedgerEventKind.PositionsClosing:
                log.Write(LogEventKind.PositionsClosing, e.TimeNs, outcome.Before, outcome.After, (long)outcome.Command.Origin);
                break;
            case LedgerEventKind.CommandRefused:
                log.Write(LogEventKind.CommandRefused, e.TimeNs, (long)outcome.Command.Kind, outcome.Command.Value, (long)outcome.Refusal);
                break;
        }
    }

    private int InstrumentOf(long order)
    {
        ref readonly var placed = ref _placed[order & (Slots - 1)];
        return placed.Order == order ? placed.InstrumentId : LogEvent.NoInstrument;
    }

    private readonly record struct Placed(long Order, int InstrumentId);
}
