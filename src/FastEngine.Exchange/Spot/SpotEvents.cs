using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Spot;

/// <summary>Events of the spot user stream, field by field as the venue's samples have them.</summary>
internal static class SpotEvents
{
    public static JsonObject Order(Venue venue, Order order, string executionType, UserTrade? fill)
    {
        var isCancelled = executionType == "CANCELED";
        var e = new JsonObject
        {
            ["e"] = "executionReport",
            ["E"] = venue.NowMs,
            ["s"] = order.Symbol.Name,
            ["c"] = isCancelled ? order.CancelId ?? order.ClientOrderId : order.ClientOrderId,
            ["S"] = Wire.Of(order.Side),
            ["o"] = Wire.Of(order.Kind),
            ["f"] = Wire.Of(order.TimeInForce),
            ["q"] = Decimals.Money(order.Quantity),
            ["p"] = Decimals.Money(order.Price),
            ["P"] = Decimals.Money(order.StopPrice),
            ["F"] = Decimals.Money(0),
            ["g"] = order.List?.ListId ?? -1,
            ["C"] = isCancelled ? order.ClientOrderId : "",
            ["x"] = executionType,
            ["X"] = Wire.Of(order.Status),
            ["r"] = "NONE",
            ["i"] = order.OrderId,
            ["l"] = Decimals.Money(fill?.Quantity ?? 0),
            ["z"] = Decimals.Money(order.Executed),
            ["L"] = Decimals.Money(fill?.Price ?? 0),
            ["n"] = fill is null ? "0" : Decimals.Money(fill.Commission),
            ["N"] = fill?.CommissionAsset,
            ["T"] = venue.NowMs,
            ["t"] = fill?.Id ?? -1,
            ["I"] = venue.NextId(),
            ["w"] = order.IsOpen && !order.HasTrigger,
            ["m"] = fill?.IsMaker ?? false,
            ["M"] = false,
            ["O"] = order.ArrivalNs / EngineTime.NsPerMs,
            ["Z"] = Decimals.Money(order.CumulatedQuote),
            ["Y"] = Decimals.Money(fill is null ? 0 : fill.Price * fill.Quantity),
            ["Q"] = Decimals.Money(order.QuoteQuantity),
        };
        // Only of an order that works.
        if (order.WorkingNs > 0) e["W"] = order.WorkingNs / EngineTime.NsPerMs;
        e["V"] = order.SelfTradePrevention;
        return e;
    }

    public static JsonObject Balances(Venue venue, IReadOnlyList<Asset> assets) => new()
    {
        ["e"] = "outboundAccountPosition",
        ["E"] = venue.NowMs,
        ["u"] = venue.NowMs,
        ["B"] = new JsonArray([.. assets.Select(asset => new JsonObject
        {
            ["a"] = asset.Name,
            ["f"] = Decimals.Money(asset.Free),
            ["l"] = Decimals.Money(asset.Locked),
        })]),
    };

    /// <summary>A deposit or withdrawal.</summary>
    public static JsonObject Balance(Venue venue, string asset, decimal change) => new()
    {
        ["e"] = "balanceUpdate",
        ["E"] = venue.NowMs,
        ["a"] = asset,
        ["d"] = Decimals.Money(change),
        ["T"] = venue.NowMs,
    };

    public static JsonObject List(Venue venue, OrderList list) => new()
    {
        ["e"] = "listStatus",
        ["E"] = venue.NowMs,
        ["s"] = list.Symbol.Name,
        ["g"] = list.ListId,
        ["c"] = "OCO",
        ["l"] = list.IsDone ? "ALL_DONE" : "EXEC_STARTED",
        ["L"] = list.IsDone ? "ALL_DONE" : "EXECUTING",
        ["r"] = "NONE",
        ["C"] = list.ClientId,
        ["T"] = list.TimeNs / EngineTime.NsPerMs,
        ["O"] = new JsonArray([.. list.Orders.Select(order => new JsonObject { ["s"] = order.Symbol.Name, ["i"] = order.OrderId, ["c"] = order.ClientOrderId })]),
    };
}
