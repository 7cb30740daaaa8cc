using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Rest;

/// <summary>Answers of spot, field by field as the venue's samples have them.</summary>
internal static class SpotViews
{
    /// <summary>The shortest answer to a placed order: that it is there.</summary>
    public static JsonObject Acknowledged(Order order) => new()
    {
        ["symbol"] = order.Symbol.Name,
        ["orderId"] = order.OrderId,
        ["orderListId"] = order.List?.ListId ?? -1,
        ["clientOrderId"] = order.ClientOrderId,
        ["transactTime"] = order.ArrivalNs / EngineTime.NsPerMs,
    };

    /// <summary>The answer to a placed order with its result, and with its fills when it is to be full.</summary>
    public static JsonObject Placed(Order order, bool hasFills = true)
    {
        var view = Report(order);
        if (order.WorkingNs > 0) view["workingTime"] = order.WorkingNs / EngineTime.NsPerMs;
        if (!hasFills) return view;
        view["fills"] = new JsonArray([.. order.Fills.Select(fill => new JsonObject
        {
            ["price"] = Decimals.Money(fill.Price),
            ["qty"] = Decimals.Money(fill.Quantity),
            ["commission"] = Decimals.Money(fill.Commission),
            ["commissionAsset"] = fill.CommissionAsset,
            ["tradeId"] = fill.Id,
        })]);
        return view;
    }

    public static JsonObject Cancelled(Order order)
    {
        var view = Report(order);
        view["origClientOrderId"] = order.ClientOrderId;
        view["clientOrderId"] = order.CancelId ?? order.ClientOrderId;
        return view;
    }

    public static JsonObject Queried(Order order)
    {
        var view = Report(order);
        view.Remove("transactTime");
        view["stopPrice"] = Decimals.Money(order.StopPrice);
        view["icebergQty"] = Decimals.Money(0);
        view["time"] = order.ArrivalNs / EngineTime.NsPerMs;
        view["updateTime"] = order.UpdateNs / EngineTime.NsPerMs;
        view["isWorking"] = !order.HasTrigger;
        view["workingTime"] = order.WorkingNs == 0 ? -1 : order.WorkingNs / EngineTime.NsPerMs;
        return view;
    }

    public static JsonObject List(OrderList list, bool isCancelled)
    {
        var view = ListHead(list);
        view["orderReports"] = new JsonArray([.. list.Orders.Select(order =>
        {
            var report = isCancelled ? Cancelled(order) : Report(order);
            if (!isCancelled) report["workingTime"] = order.WorkingNs == 0 ? -1 : order.WorkingNs / EngineTime.NsPerMs;
            return report;
        })]);
        return view;
    }

    public static JsonObject ListHead(OrderList list) => new()
    {
        ["orderListId"] = list.ListId,
        ["contingencyType"] = "OCO",
        ["listStatusType"] = list.IsDone ? "ALL_DONE" : "EXEC_STARTED",
        ["listOrderStatus"] = list.IsDone ? "ALL_DONE" : "EXECUTING",
        ["listClientOrderId"] = list.ClientId,
        ["transactionTime"] = list.TimeNs / EngineTime.NsPerMs,
        ["symbol"] = list.Symbol.Name,
        ["orders"] = new JsonArray([.. list.Orders.Select(order => new JsonObject
        {
            ["symbol"] = list.Symbol.Name, ["orderId"] = order.OrderId, ["clientOrderId"] = order.ClientOrderId,
        })]),
    };

    public static JsonObject Trade(UserTrade trade) => new()
    {
        ["symbol"] = trade.Order.Symbol.Name,
        ["id"] = trade.Id,
        ["orderId"] = trade.Order.OrderId,
        ["orderListId"] = trade.Order.List?.ListId ?? -1,
        ["price"] = Decimals.Money(trade.Price),
        ["qty"] = Decimals.Money(trade.Quantity),
        ["quoteQty"] = Decimals.Money(trade.Price * trade.Quantity),
        ["commission"] = Decimals.Money(trade.Commission),
        ["commissionAsset"] = trade.CommissionAsset,
        ["time"] = trade.TimeNs / EngineTime.NsPerMs,
        ["isBuyer"] = trade.Side == Side.Buy,
        ["isMaker"] = trade.IsMaker,
        ["isBestMatch"] = true,
    };

    private static JsonObject Report(Order order)
    {
        var view = new JsonObject
        {
            ["symbol"] = order.Symbol.Name,
            ["orderId"] = order.OrderId,
            ["orderListId"] = order.List?.ListId ?? -1,
            ["clientOrderId"] = order.ClientOrderId,
            ["transactTime"] = order.UpdateNs / EngineTime.NsPerMs,
            ["price"] = Decimals.Money(order.Price),
            ["origQty"] = Decimals.Money(order.Quantity),
            ["executedQty"] = Decimals.Money(order.Executed),
            ["origQuoteOrderQty"] = Decimals.Money(order.QuoteQuantity),
            // Spelt so by the exchange.
            ["cummulativeQuoteQty"] = Decimals.Money(order.CumulatedQuote),
            ["status"] = Wire.Of(order.Status),
            ["timeInForce"] = Wire.Of(order.TimeInForce),
            ["type"] = Wire.Of(order.Kind),
            ["side"] = Wire.Of(order.Side),
            ["selfTradePreventionMode"] = order.SelfTradePrevention,
        };
        if (order.StopPrice > 0) view["stopPrice"] = Decimals.Money(order.StopPrice);
        return view;
    }
}
