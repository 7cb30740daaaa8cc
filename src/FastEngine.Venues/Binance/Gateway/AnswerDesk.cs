using System.Text.Json;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Errors;
using FastEngine.Venues.Binance.Rest;
using FastEngine.Venues.Binance.Rest.Answers;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>What the venue answers to orders and cancellations, by either way.</summary>
internal sealed class AnswerDesk(MarketContext context, OrderDesk orders, OrderTeller teller, LookUpDesk lookUps)
{
    /// <summary>The answer of the WebSocket API to a placement.</summary>
    public void OnPlaced(long number, in BinanceError error, in ErrorVerdict verdict, bool isOk, JsonElement? result)
    {
        if (context.Orders.Find(number) is not { } order) return;
        var partner = order.Partner;
        if (!isOk)
        {
            orders.OnPlaceFailed(order, in verdict, error.ToString());
            if (partner is not null) orders.OnPlaceFailed(partner, in verdict, error.ToString());
        }
        else if (result is not { } element) lookUps.Doubt(order, "answered without a result");
        else if (partner is not null || element.TryGetProperty("orderListId"u8, out var list) && element.TryGetProperty("orderReports"u8, out _)) OnListPlaced(order, element);
        else OnPlaced(order, element);
    }

    /// <summary>The answer of the WebSocket API to a cancellation.</summary>
    public void OnCancelled(long number, in BinanceError error, in ErrorVerdict verdict, bool isOk, JsonElement? result)
    {
        if (context.Orders.Find(number) is not { } order) return;
        if (!isOk) orders.OnCancelFailed(order, in verdict, error.ToString());
        else if (result is { } element) OnCancelled(order, element);
        else lookUps.Ask(order);
    }

    public void OnRest(in RestAnswer answer)
    {
        var isPlace = answer.Call.Tag.Kind == (int)CallKind.Place;
        var element = answer.IsOk ? ElementOf(in answer) : null;
        var verdict = answer.IsOk ? default : answer.Verdict;
        var error = answer.Error.Code == 0 ? new BinanceError(0, answer.Fault == RestFault.None ? $"HTTP {(int)answer.Status}" : answer.Fault.ToString()) : answer.Error;
        if (isPlace) OnPlaced(answer.Call.Tag.Number, in error, in verdict, answer.IsOk, element);
        else OnCancelled(answer.Call.Tag.Number, in error, in verdict, answer.IsOk, element);
    }

    private static JsonElement? ElementOf(in RestAnswer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void OnPlaced(TrackedOrder order, JsonElement result)
    {
        order.AnswerDueNs = 0;
        if (result.TryGetProperty("algoId"u8, out _))
        {
            if (Read(result, BinanceJson.Default.AlgoOrderRow) is not { } algo) lookUps.Doubt(order, "answered with something else");
            else
            {
                order.AlgoOrder = algo.AlgoId;
                teller.Accept(order, algo.CreateTime);
                if (AlgoStatus.IsOver(algo.AlgoStatus)) lookUps.Ask(order);
            }
        }
        else if (Read(result, BinanceJson.Default.OrderRow) is { } row) OnRow(order, row);
        else lookUps.Doubt(order, "answered with something else");
    }

    private void OnListPlaced(TrackedOrder order, JsonElement result)
    {
        var partner = order.Partner;
        if (Read(result, BinanceJson.Default.OrderListAnswer) is not { OrderReports: { } rows })
        {
            lookUps.Doubt(order, "a list was answered with something else");
            return;
        }

        // From here on they are two orders: the venue ends the second by an event of its own.
        order.AnswerDueNs = 0;
        order.Partner = null;
        if (partner is not null) (partner.Partner, partner.AnswerDueNs) = (null, 0);
        foreach (var row in rows)
        {
            if (context.Orders.Find(row.ClientOrderId) is { } own) OnRow(own, row);
        }
    }

    private void OnRow(TrackedOrder order, OrderRow row)
    {
        var instrument = context.Instruments[order.Terms.InstrumentId];
        var venueMs = row.TransactTime != 0 ? row.TransactTime : row.UpdateTime;
        order.AnswerDueNs = 0;
        context.Orders.SetVenue(order, row.OrderId);
        teller.Accept(order, venueMs);
        order.VenueFilled = Math.Max(order.VenueFilled, Decimals.OrZero(row.ExecutedQty, instrument.QuantityScale));
        foreach (var fill in row.Fills ?? [])
        {
            if (VenueTrade.TryRead(instrument, fill.TradeId, row.OrderId, fill.Price, fill.Qty, fill.CommissionAsset, fill.Commission, venueMs, out var trade))
                teller.Fill(order, in trade);
        }

        if (OrderStatus.IsOver(row.Status)) teller.End(order, OrderStatus.KindOf(row.Status), RejectReason.Refused, venueMs);
        else teller.Counted(order, order.VenueFilled);
    }

    private void OnCancelled(TrackedOrder order, JsonElement result)
    {
        order.CancelDueNs = 0;
        order.IsCancelWanted = order.IsCancelSent = false;

        // Of an algo order the answer says no more than that it is done.
        if (result.TryGetProperty("algoId"u8, out _)) teller.End(order, OrderReportKind.Cancelled, RejectReason.None, context.VenueMs());
        else if (Read(result, BinanceJson.Default.OrderRow) is { } row && OrderStatus.IsOver(row.Status)) OnRow(order, row);
        else lookUps.Ask(order);
    }

    private static T? Read<T>(JsonElement element, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return element.Deserialize(type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
