using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Notifications.Events;
using Names = FastEngine.Host.Outputs.Trading.Names;

namespace FastEngine.Host.Service.Notifying;

/// <summary>Makes notifications of the ledger's events, and keeps the day's figures.</summary>
internal sealed class LedgerNotices(InstrumentTable instruments, IReadOnlyList<string> strategies, LedgerBook book, DayFigures figures, NotificationLevel tradeLevel)
{
    private const string Orders = "orders";

    /// <summary>Null for what people are not told of.</summary>
    public Notification? Of(in LedgerEvent e)
    {
        var notice = Make(in e);
        book.OnLedger(in e);
        if (e.Kind == LedgerEventKind.TradeClosed) figures.Closed(in e.Trade);
        else if (e.Kind == LedgerEventKind.Account) figures.Stands(in e.Account);
        return notice;
    }

    private Notification? Make(in LedgerEvent e) => e.Kind switch
    {
        LedgerEventKind.PositionOpened => Opened(in e),
        LedgerEventKind.TradeClosed => Closed(in e),
        LedgerEventKind.ExitFailed => OrderFailed(in e, NotificationLevel.Critical, "an exit failed"),

        // A cancellation that came too late is nobody's failure.
        LedgerEventKind.OrderReported when e.Report is { Kind: OrderReportKind.Rejected, Reject: not RejectReason.UnknownOrder } => OrderFailed(in e, NotificationLevel.Warning, "an order was refused"),
        LedgerEventKind.Risk when RiskNotices.LevelOf(e.Risk.Kind) is { } level => Risk(in e, level, Names.Of(in e), RiskNotices.DetailOf(in e.Risk), e.Risk.InstrumentId, RiskNotices.AboutOf(in e.Risk)),
        LedgerEventKind.Dtms when e.Dtms.Kind is DtmsEventKind.HedgeFailed or DtmsEventKind.ReAddFailed => Managed(in e, NotificationLevel.Critical),
        LedgerEventKind.Dtms when e.Dtms.Kind is DtmsEventKind.HedgeOpened or DtmsEventKind.ReducedInstead => Managed(in e, NotificationLevel.Warning),
        LedgerEventKind.Refused when IsOfData(e.Refusal.Cause) => Risk(in e, NotificationLevel.Warning, "entry_refused", Names.Of(e.Refusal.Cause), e.Refusal.Signal.InstrumentId, Names.Of(e.Refusal.Cause)),
        _ => null,
    };

    // What says that data or the account is not as it should be; the others are the chain's daily work.
    private static bool IsOfData(RefusalCause cause) => cause is RefusalCause.StaleData or RefusalCause.PriceBand or RefusalCause.StopTooFar or RefusalCause.DuplicateClientId
        or RefusalCause.NoEquity or RefusalCause.Margin or RefusalCause.MarginBuffer;

    private Notification Opened(in LedgerEvent e)
    {
        ref readonly var position = ref e.Position;
        var instrument = instruments[position.InstrumentId];
        return Trade(in e, $"opened {position.PositionId}", new Dictionary<string, string>
        {
            ["action"] = "opened", ["symbol"] = instrument.Name, ["direction"] = Names.Of(position.Direction), ["quantity"] = FixedPoint.ToText(position.Quantity, instrument.QuantityScale),
            ["price"] = PriceOf(position.Cost, position.Quantity, instrument), ["strategy"] = StrategyNames.Of(position.StrategyId, strategies),
        });
    }

    private Notification Closed(in LedgerEvent e)
    {
        ref readonly var trade = ref e.Trade;
        var instrument = instruments[trade.InstrumentId];
        return Trade(in e, $"closed {trade.PositionId} {trade.ExitOrder} {e.Sequence}", new Dictionary<string, string>
        {
            ["action"] = trade.IsLast ? "closed" : "reduced", ["symbol"] = instrument.Name, ["direction"] = Names.Of(trade.Direction),
            ["quantity"] = FixedPoint.ToText(trade.Quantity, instrument.QuantityScale), ["price"] = PriceOf(trade.ExitProceeds, trade.Quantity, instrument),
            ["pnl"] = $"pnl {Money.ToText(trade.Pnl)}", ["fees"] = Money.ToText(trade.Fees), ["reason"] = Names.Of(trade.Reason),
            ["strategy"] = StrategyNames.Of(trade.StrategyId, strategies),
        });
    }

    private Notification OrderFailed(in LedgerEvent e, NotificationLevel level, string what)
    {
        var id = book.InstrumentOf(e.Report.Order);
        var detail = $"{what}{(id < 0 ? "" : $" on {instruments[id].Name}")}: {Names.Of(e.Report.Reject) ?? Names.Of(e.Report.Kind)}";
        var key = level == NotificationLevel.Critical ? $"{detail} {book.PositionOf(e.Report.Order)}" : detail;
        return Noted(in e, NotificationType.SystemError, level, key, new Dictionary<string, string> { ["source"] = Orders, ["detail"] = detail });
    }

    private Notification Managed(in LedgerEvent e, NotificationLevel level) => Risk(in e, level, Names.Of(in e), Names.Of(e.Dtms.Cause) ?? "", e.Dtms.InstrumentId, $"{e.Dtms.PositionId}");

    private Notification Risk(in LedgerEvent e, NotificationLevel level, string what, string detail, int instrumentId, string about)
    {
        var symbol = instrumentId < 0 ? "" : instruments[instrumentId].Name;
        return Noted(in e, NotificationType.RiskBreach, level, $"{what} {symbol} {about}",
            new Dictionary<string, string> { ["what"] = what, ["symbol"] = symbol, ["detail"] = detail });
    }

    private Notification Trade(in LedgerEvent e, string key, Dictionary<string, string> fields) => Noted(in e, NotificationType.TradeExecuted, tradeLevel, key, fields);

    private static Notification Noted(in LedgerEvent e, NotificationType type, NotificationLevel level, string key, Dictionary<string, string> fields) => new()
    {
        Type = type, Level = level, Time = DateTimeOffset.UnixEpoch.AddTicks(e.TimeNs / TimeSpan.NanosecondsPerTick), Key = key, Fields = fields,
    };

    private static string PriceOf(Int128 product, long quantity, Instrument instrument) => FixedPoint.ToText(quantity == 0 ? 0 : product / quantity, instrument.PriceScale);
}
