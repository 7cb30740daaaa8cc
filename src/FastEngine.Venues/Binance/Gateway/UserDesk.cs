using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.UserData.Events;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Events of the user stream: of our orders to their tellers, all else of the account as updates.</summary>
internal sealed class UserDesk(MarketContext context, OrderTeller teller, LookUpDesk lookUps, ForeignDesk foreign, MissedTrades missed, FundingReads funding)
{
    private const int CoinMargined = 2;

    /// <summary>Time of the last event, ms; 0 before the first.</summary>
    public long LastEventMs { get; private set; }

    /// <summary>The key of the stream has run out.</summary>
    public bool HasExpired { get; set; }

    /// <summary>The venue is about to cut the connection.</summary>
    public bool IsShuttingDown { get; set; }

    public void OnEvent(ReadOnlySpan<byte> text)
    {
        if (Read(text, BinanceJson.Default.EventHead) is not { } head) return;
        LastEventMs = Math.Max(LastEventMs, head.EventTime);
        switch (head.Kind)
        {
            case "ORDER_TRADE_UPDATE":
                if (Read(text, BinanceJson.Default.OrderUpdate)?.Order is { } order) OnOrder(order);
                break;
            case "ALGO_UPDATE":
                if (Read(text, BinanceJson.Default.AlgoUpdate) is { Order: { } algo } update) OnAlgo(algo, update.TransactionTime);
                break;
            case "ACCOUNT_UPDATE":
                if (Read(text, BinanceJson.Default.AccountUpdate) is { Account: { } account } changed) OnAccount(account, changed.TransactionTime);
                break;
            case "ACCOUNT_CONFIG_UPDATE":
                if (Read(text, BinanceJson.Default.ConfigUpdate)?.Leverage is { } leverage)
                    context.Tell(GatewayNoticeKind.LeverageChanged, instrumentId: context.IdOf(leverage.Symbol), value: leverage.Leverage, text: leverage.Symbol);
                break;
            case "MARGIN_CALL":
                foreach (var position in Read(text, BinanceJson.Default.MarginCall)?.Positions ?? [])
                    context.Tell(GatewayNoticeKind.MarginCall, instrumentId: context.IdOf(position.Symbol), text: $"{position.Symbol} {position.Side} {position.Amount}");
                break;
            case "executionReport":
                if (Read(text, BinanceJson.Default.SpotReport) is { } report) OnSpot(report);
                break;
            case "outboundAccountPosition":
                if (Read(text, BinanceJson.Default.SpotPositions) is { } balances) OnBalances(balances);
                break;
            case "listenKeyExpired":
                HasExpired = true;
                break;
            case "serverShutdown":
                IsShuttingDown = true;
                break;
            default:
                // TRADE_LITE tells a fill sooner and without its fee; its whole report follows. Others tell nothing that we act on.
                break;
        }
    }

    private void OnOrder(OrderUpdateBody body)
    {
        var id = context.IdOf(body.Symbol);
        if (id < 0 || body.Migrated == CoinMargined) return;
        var order = context.Orders.Find(body.ClientId) ?? context.Orders.FindVenue(body.OrderId);
        Apply(order, id, OrderEvent.Of(body, body.PositionSide));
    }

    private void OnSpot(SpotReport report)
    {
        var id = context.IdOf(report.Symbol);
        if (id < 0) return;

        // A cancellation has an id of its own, and names the order's beside it.
        var order = context.Orders.Find(report.OriginalClientId) ?? context.Orders.Find(report.ClientId) ?? context.Orders.FindVenue(report.OrderId);
        Apply(order, id, OrderEvent.Of(report, positionSide: null));
    }

    private void Apply(TrackedOrder? order, int id, in OrderEvent e)
    {
        missed.Saw(id);
        var instrument = context.Instruments[id];
        var hasFill = e.ExecutionType is "TRADE" or "CALCULATED"
            & VenueTrade.TryRead(instrument, e.TradeId, e.VenueOrder, e.LastPrice, e.LastQuantity, e.FeeAsset, e.Fee, e.TimeMs, out var trade);
        if (order is null)
        {
            if (hasFill) foreign.OnFill(id, in e, in trade);
            return;
        }

        if (order.Terms.InstrumentId != id) return;
        context.Orders.SetVenue(order, e.VenueOrder);
        order.AnswerDueNs = 0;
        if (!OrderStatus.IsOver(e.Status)) teller.Accept(order, e.TimeMs);
        order.VenueFilled = Math.Max(order.VenueFilled, Decimals.OrZero(e.Filled, instrument.QuantityScale));
        if (hasFill) teller.Fill(order, in trade);
        if (OrderStatus.IsOver(e.Status)) teller.End(order, OrderStatus.KindOf(e.Status), RejectReason.Refused, e.TimeMs);
        else teller.Counted(order, order.VenueFilled);
    }

    private void OnAlgo(AlgoUpdateBody body, long timeMs)
    {
        if (context.Orders.Find(body.ClientId) is not { } order) return;
        order.AlgoOrder = body.AlgoId;
        order.AnswerDueNs = 0;
        if (long.TryParse(body.ActualOrderId, out var child) && child > 0)
        {
            context.Orders.SetVenue(order, child);
            foreign.Claim(order);
        }

        var scale = context.Instruments[order.Terms.InstrumentId].QuantityScale;
        switch (body.Status)
        {
            case "CANCELED" or "EXPIRED":
                teller.End(order, OrderReportKind.Cancelled, RejectReason.None, timeMs);
                break;
            case "REJECTED":
                context.Tell(GatewayNoticeKind.OrderRefused, order, body.Reason ?? "");
                teller.End(order, OrderReportKind.Rejected, ReasonOf(body.Reason), timeMs);
                break;
            case "FINISHED":
                // Done with, filled or not: the order that it made says how it went.
                teller.Accept(order, timeMs);
                teller.Counted(order, Decimals.Rounded(body.ActualQuantity, scale));
                if (order.IsLive && order.BehindNs == 0) lookUps.Ask(order);
                break;
            default:
                teller.Accept(order, timeMs);
                break;
        }
    }

    private void OnAccount(AccountUpdateBody body, long timeMs)
    {
        foreach (var position in body.Positions ?? [])
        {
            var id = context.IdOf(position.Symbol);
            if (id < 0) continue;
            var update = PositionText.ToUpdate(context, id, position.Side, position.Amount, position.EntryPrice, timeMs, query: 0);
            funding.OnPosition(in update);
            context.Outbox.Add(in update);
        }

        if (body.Reason == "FUNDING_FEE") funding.Ask(timeMs);
    }

    // Of spot the position is what the account has of the base asset; it has no average price.
    private void OnBalances(SpotPositions balances)
    {
        foreach (var balance in balances.Balances ?? [])
        {
            foreach (var id in context.Ids)
            {
                if (context.RulesOf(id)?.BaseAsset == balance.Asset)
                    context.Outbox.Add(PositionText.OfBalance(context, id, balance.Free, balance.Locked, balances.EventTime, query: 0));
            }
        }
    }

    private T? Read<T>(ReadOnlySpan<byte> text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException exception)
        {
            context.Tell(GatewayNoticeKind.Unreadable, text: $"an event of the user stream, at byte {exception.BytePositionInLine}");
            return null;
        }
    }

    private static RejectReason ReasonOf(string? text)
    {
        if (text is null) return RejectReason.Refused;
        if (text.Contains("reduce", StringComparison.OrdinalIgnoreCase)) return RejectReason.ReduceOnly;
        return text.Contains("margin", StringComparison.OrdinalIgnoreCase) ? RejectReason.InsufficientMargin : RejectReason.Refused;
    }
}
