using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Host.Outputs.Trading;

/// <summary>The fields of a ledger event as JSON, with names and exact decimals: of <c>events.jsonl</c>, and what scenarios are compared with.</summary>
internal sealed class LedgerFields(InstrumentTable instruments, IReadOnlyList<string> strategies)
{
    private readonly Dictionary<long, OrderTerms> _terms = [];

    /// <summary>Time, name and fields of an event, into an object that has begun.</summary>
    public void Write(JsonLines lines, in LedgerEvent e)
    {
        lines.Add("time_ns", e.TimeNs).Add("event", Names.Of(in e)).Add("sequence", e.Sequence);
        switch (e.Kind)
        {
            case LedgerEventKind.Refused:
                Refusal(lines, in e.Refusal);
                break;
            case LedgerEventKind.OrderPlaced:
                _terms[e.Order.Order] = e.Order;
                Order(lines, in e.Order);
                break;
            case LedgerEventKind.CancelRequested:
                OrderOf(lines, in e.Report);
                break;
            case LedgerEventKind.OrderReported or LedgerEventKind.ExitFailed:
                Report(lines, in e.Report);
                break;
            case LedgerEventKind.ExitRequested:
                Exit(lines, in e.Exit);
                break;
            case LedgerEventKind.PositionOpened:
                Position(lines, in e.Position);
                break;
            case LedgerEventKind.TradeClosed:
                Trade(lines, in e.Trade);
                break;
            case LedgerEventKind.Account:
                lines.Add("equity", Money.ToText(e.Account.Equity)).Add("cash", Money.ToText(e.Account.Cash))
                    .Add("unrealised", Money.ToText(e.Account.Unrealised)).Add("exposure", Money.ToText(e.Account.Exposure))
                    .Add("open_positions", e.Account.OpenPositions);
                break;
            case LedgerEventKind.KillSwitchChanged or LedgerEventKind.KnobChanged or LedgerEventKind.EntriesChanged or LedgerEventKind.PositionsClosing or LedgerEventKind.CommandRefused:
                CommandFields.Write(lines, instruments, in e.Command);
                break;
            case LedgerEventKind.Contribution:
                AttributionFields.Write(lines, InstrumentOf(e.Contribution.InstrumentId), strategies, in e.Contribution);
                break;
            case LedgerEventKind.ExchangePosition:
                AttributionFields.Write(lines, InstrumentOf(e.ExchangePosition.InstrumentId), in e.ExchangePosition);
                break;
            case LedgerEventKind.Risk:
                RiskFields.Write(lines, instruments, in e.Risk);
                break;
            case LedgerEventKind.Dtms:
                DtmsFields.Write(lines, InstrumentOf(e.Dtms.InstrumentId), strategies, in e.Dtms);
                break;
            case LedgerEventKind.Sizing:
                RiskFields.Write(lines, InstrumentOf(e.Sizing.InstrumentId), strategies, in e.Sizing);
                break;
            case LedgerEventKind.Health:
                RiskFields.Write(lines, instruments, in e.Health);
                break;
            case LedgerEventKind.EntryWorked:
                Worked(lines, in e.Worked);
                break;
        }
    }

    private void Worked(JsonLines lines, in WorkedEntry worked)
    {
        var instrument = instruments[worked.InstrumentId];
        lines.Add("symbol", instrument.Name).Add("strategy", ReservedStrategies.NameOf(worked.StrategyId, strategies)).Add("direction", Names.Of(worked.Direction))
            .Add("position_id", worked.PositionId).Add("style", Names.Of(worked.Style)).Add("end", Names.Of(worked.End)).Add("decided_ns", worked.DecidedNs)
            .Add("arrival_price", Price(worked.ArrivalPrice, instrument)).Add("end_price", Price(worked.EndPrice, instrument))
            .Add("intended", FixedPoint.ToText(worked.Intended, instrument.QuantityScale)).Add("filled", FixedPoint.ToText(worked.Filled, instrument.QuantityScale))
            .Add("fees", Money.ToText(worked.Fees)).Add("orders", worked.Orders);
    }

    private Instrument InstrumentOf(int id) => instruments[id];

    private void Refusal(JsonLines lines, in Refusal refusal)
    {
        ref readonly var signal = ref refusal.Signal;
        var instrument = instruments[signal.InstrumentId];
        lines.Add("symbol", instrument.Name).Add("strategy", ReservedStrategies.NameOf(signal.StrategyId, strategies)).Add("direction", Names.Of(signal.Direction))
            .Add("decision", signal.Decision).Add("signal_sequence", signal.Sequence).Add("signal_time_ns", signal.TimeNs)
            .Add("price", Price(signal.Price, instrument)).Add("handler", Names.Of(refusal.Handler)).Add("cause", Names.Of(refusal.Cause))
            .Add("measured", HasMeasured(refusal.Cause) ? refusal.Measured : double.NaN).Add("limit", HasLimit(refusal.Cause) ? refusal.Limit : double.NaN);
    }

    private static bool HasMeasured(RefusalCause cause) =>
        cause is not (RefusalCause.NotTraded or RefusalCause.ShortOnSpot or RefusalCause.EntriesForbidden);

    // What was measured of the others is a level, a quantity or the number of a position or event: there is nothing to compare it with.
    private static bool HasLimit(RefusalCause cause) => HasMeasured(cause) && cause is not (RefusalCause.EntriesStopped or RefusalCause.PositionOpen
        or RefusalCause.DuplicateDirection or RefusalCause.Parked or RefusalCause.CloseFailed or RefusalCause.DuplicateClientId or RefusalCause.SymbolHalted);

    private void Order(JsonLines lines, in OrderTerms order)
    {
        var instrument = instruments[order.InstrumentId];
        lines.Add("order", order.Order).Add("client_id", order.Id.ToString()).Add("position_id", order.PositionId).Add("symbol", instrument.Name)
            .Add("strategy", ReservedStrategies.NameOf(order.StrategyId, strategies)).Add("leg", Names.Of(order.Leg)).Add("side", Names.Of(order.Side))
            .Add("direction", Names.Of(order.PositionDirection)).Add("type", Names.Of(order.Type))
            .Add("quantity", FixedPoint.ToText(order.Quantity, instrument.QuantityScale)).Add("price", order.Price == 0 ? null : Price(order.Price, instrument))
            .Add("reference_price", Price(order.ReferencePrice, instrument)).Add("reduce_only", order.ReduceOnly)
            .Add("reason", order.Reason == ExitReason.None ? null : Names.Of(order.Reason)).Add("decided_ns", order.DecidedNs)
            .Add("decided_on", order.Sequence).Add("published_stamp", order.PublishedStamp).Add("decided_stamp", order.DecidedStamp)
            .Add("approved_stamp", order.ApprovedStamp);
    }

    // Null for an order that was not placed in this run.
    private Instrument? OrderOf(JsonLines lines, in OrderReport report)
    {
        lines.Add("order", report.Order);
        if (!_terms.TryGetValue(report.Order, out var order)) return null;
        var instrument = instruments[order.InstrumentId];
        lines.Add("client_id", order.Id.ToString()).Add("symbol", instrument.Name).Add("position_id", order.PositionId);
        return instrument;
    }

    private void Report(JsonLines lines, in OrderReport report)
    {
        if (OrderOf(lines, in report) is not { } instrument) return;
        var isRejected = report.Kind == OrderReportKind.Rejected;
        lines.Add("report", Names.Of(report.Kind)).Add("reject", Names.Of(report.Reject)).Add("venue_time_ns", report.VenueTimeNs)
            .Add("remaining", isRejected ? null : FixedPoint.ToText(report.Remaining, instrument.QuantityScale));
        if (report.VenueSequence != 0) lines.Add("venue_sequence", report.VenueSequence);
        if (report.Kind != OrderReportKind.Filled) return;
        lines.Add("price", Price(report.Price, instrument)).Add("quantity", FixedPoint.ToText(report.Quantity, instrument.QuantityScale))
            .Add("fee", Money.ToText(report.Fee)).Add("fee_in", report.FeeIn == FeeAsset.Quote ? null : Names.Of(report.FeeIn)).Add("trade_id", report.TradeId)
            .Add("fill_reason", Names.Of(report.Reason));
    }

    private void Exit(JsonLines lines, in ExitRequest exit)
    {
        var instrument = instruments[exit.InstrumentId];
        lines.Add("symbol", instrument.Name).Add("position_id", exit.PositionId).Add("reason", Names.Of(exit.Reason))
            .Add("price", Price(exit.Price, instrument)).Add("stop_price", Price(exit.StopPrice, instrument)).Add("measured", exit.Measured)
            .Add("threshold", exit.Threshold).Add("dump", Names.Of(exit.Dump)).Add("part_ppm", exit.PartPpm).Add("exit_sequence", exit.Sequence);
    }

    private void Position(JsonLines lines, in OpenPosition position)
    {
        var instrument = instruments[position.InstrumentId];
        lines.Add("position_id", position.PositionId).Add("symbol", instrument.Name).Add("strategy", ReservedStrategies.NameOf(position.StrategyId, strategies))
            .Add("direction", Names.Of(position.Direction)).Add("quantity", FixedPoint.ToText(position.Quantity, instrument.QuantityScale))
            .Add("entry_price", TradesFile.Average(position.Cost, position.Quantity, instrument)).Add("entry_order", position.EntryOrder);
        if (position.ParentId != 0) lines.Add("hedges", position.ParentId).Add("tag", DtmsFields.Tag(position.ParentId));
    }

    private void Trade(JsonLines lines, in ClosedTrade trade)
    {
        var instrument = instruments[trade.InstrumentId];
        lines.Add("position_id", trade.PositionId).Add("symbol", instrument.Name).Add("strategy", ReservedStrategies.NameOf(trade.StrategyId, strategies))
            .Add("direction", Names.Of(trade.Direction)).Add("quantity", FixedPoint.ToText(trade.Quantity, instrument.QuantityScale))
            .Add("entry_price", TradesFile.Average(trade.EntryCost, trade.Quantity, instrument))
            .Add("exit_price", TradesFile.Average(trade.ExitProceeds, trade.Quantity, instrument)).Add("fees", Money.ToText(trade.FeesAlone))
            .Add("funding", Money.ToText(trade.Funding)).Add("pnl", Money.ToText(trade.Pnl)).Add("reason", Names.Of(trade.Reason)).Add("entry_order", trade.EntryOrder)
            .Add("exit_order", trade.ExitOrder).Add("last", trade.IsLast);
        if (trade.IsFeeUnconverted) lines.Add("fee_unconverted", true);
    }

    private static string Price(long price, Instrument instrument) => FixedPoint.ToText(price, instrument.PriceScale);
}
