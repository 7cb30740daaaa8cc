using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Futures;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Symbols;

namespace FastEngine.Exchange.Rest;

/// <summary>Answers of USD-M, field by field as the venue's samples have them.</summary>
internal static class FuturesViews
{
    /// <summary>The answer to a placed or cancelled order.</summary>
    public static JsonObject Placed(Order order)
    {
        var rules = order.Symbol.Rules;
        return new JsonObject
        {
            ["orderId"] = order.OrderId,
            ["symbol"] = rules.Symbol,
            ["status"] = Wire.Of(order.Status),
            ["clientOrderId"] = order.ClientOrderId,
            ["price"] = rules.Price(order.Price),
            ["avgPrice"] = Decimals.Text(order.AveragePrice, 5),
            ["origQty"] = rules.Quantity(order.Quantity),
            ["executedQty"] = rules.Quantity(order.Executed),
            ["cumQty"] = rules.Quantity(order.Executed),
            ["cumQuote"] = Decimals.Text(order.CumulatedQuote, 5),
            ["timeInForce"] = Wire.Of(order.TimeInForce),
            ["type"] = Wire.Of(order.Kind),
            ["reduceOnly"] = order.IsReduceOnly,
            ["closePosition"] = order.IsClosePosition,
            ["side"] = Wire.Of(order.Side),
            ["positionSide"] = Wire.Of(order.PositionSide),
            ["stopPrice"] = rules.Price(order.Algo?.TriggerPrice ?? 0),
            ["workingType"] = Wire.Of(order.WorkingType),
            ["priceProtect"] = order.Algo?.IsPriceProtected ?? false,
            ["origType"] = Wire.Of(order.OriginalKind),
            ["priceMatch"] = "NONE",
            ["selfTradePreventionMode"] = order.SelfTradePrevention,
            ["goodTillDate"] = order.GoodTillMs,
            ["updateTime"] = order.UpdateNs / EngineTime.NsPerMs,
        };
    }

    /// <summary>The answer to a query.</summary>
    public static JsonObject Queried(Order order)
    {
        var view = Placed(order);
        view.Remove("cumQty");
        view["time"] = order.ArrivalNs / EngineTime.NsPerMs;
        return view;
    }

    public static JsonObject Algo(AlgoOrder algo)
    {
        var rules = algo.Symbol.Rules;
        return new JsonObject
        {
            ["algoId"] = algo.AlgoId,
            ["clientAlgoId"] = algo.ClientAlgoId,
            ["algoType"] = "CONDITIONAL",
            ["orderType"] = Wire.Of(algo.Kind),
            ["symbol"] = rules.Symbol,
            ["side"] = Wire.Of(algo.Side),
            ["positionSide"] = Wire.Of(algo.PositionSide),
            ["timeInForce"] = Wire.Of(algo.TimeInForce),
            ["quantity"] = rules.Quantity(algo.Quantity),
            ["algoStatus"] = Wire.Of(algo.Status),
            ["triggerPrice"] = rules.Price(algo.TriggerPrice),
            ["price"] = rules.Price(algo.Price),
            ["icebergQuantity"] = null,
            ["selfTradePreventionMode"] = "EXPIRE_MAKER",
            ["workingType"] = Wire.Of(algo.WorkingType),
            ["priceMatch"] = "NONE",
            ["closePosition"] = algo.IsClosePosition,
            ["priceProtect"] = algo.IsPriceProtected,
            ["reduceOnly"] = algo.IsReduceOnly,
            ["activatePrice"] = "",
            ["callbackRate"] = "",
            ["createTime"] = algo.CreateNs / EngineTime.NsPerMs,
            ["updateTime"] = algo.UpdateNs / EngineTime.NsPerMs,
            ["triggerTime"] = algo.TriggerNs / EngineTime.NsPerMs,
            ["goodTillDate"] = 0,
        };
    }

    /// <summary>With what it has led to.</summary>
    public static JsonObject QueriedAlgo(AlgoOrder algo)
    {
        var view = Algo(algo);
        view["actualOrderId"] = algo.Child is null ? "" : Decimals.Short(algo.Child.OrderId);
        view["actualPrice"] = Decimals.Text(algo.Child?.AveragePrice ?? 0, 5);
        view["actualQty"] = algo.Symbol.Rules.Quantity(algo.Child?.Executed ?? 0);
        view["actualType"] = algo.Child is null ? "" : Wire.Of(algo.Child.Kind);
        foreach (var name in (string[])["tpTriggerPrice", "tpPrice", "slTriggerPrice", "slPrice"]) view[name] = algo.Symbol.Rules.Price(0);
        view["tpOrderType"] = "";
        return view;
    }

    public static JsonObject Trade(UserTrade trade) => new()
    {
        ["buyer"] = trade.Side == Side.Buy,
        ["commission"] = Decimals.Money(trade.Commission),
        ["commissionAsset"] = trade.CommissionAsset,
        ["id"] = trade.Id,
        ["maker"] = trade.IsMaker,
        ["orderId"] = trade.Order.OrderId,
        ["price"] = trade.Order.Symbol.Rules.TradedPrice(trade.Price),
        ["qty"] = trade.Order.Symbol.Rules.Quantity(trade.Quantity),
        ["quoteQty"] = Decimals.Short(trade.Price * trade.Quantity),
        ["realizedPnl"] = Decimals.Money(trade.Realised),
        ["side"] = Wire.Of(trade.Side),
        ["positionSide"] = Wire.Of(trade.PositionSide),
        ["symbol"] = trade.Order.Symbol.Name,
        ["time"] = trade.TimeNs / EngineTime.NsPerMs,
    };

    public static JsonObject Position3(Account account, Position position) => new()
    {
        ["symbol"] = position.Symbol.Name,
        ["positionSide"] = Wire.Of(position.Side),
        ["positionAmt"] = position.Symbol.Rules.Quantity(position.Amount),
        ["entryPrice"] = Decimals.Short(Math.Round(position.EntryPrice, Decimals.MoneyPlaces)),
        ["breakEvenPrice"] = Decimals.Short(Math.Round(position.BreakEvenPrice, Decimals.MoneyPlaces)),
        ["markPrice"] = Decimals.Money(position.Symbol.MarkPrice),
        ["unRealizedProfit"] = Decimals.Money(position.Unrealised),
        ["liquidationPrice"] = Decimals.Short(Math.Round(FuturesMargin.LiquidationPrice(account, position), position.Symbol.Rules.PricePlaces)),
        ["isolatedMargin"] = "0",
        ["notional"] = Decimals.Short(Math.Round(position.Notional, Decimals.MoneyPlaces)),
        ["marginAsset"] = position.Symbol.Rules.QuoteAsset,
        ["isolatedWallet"] = "0",
        ["initialMargin"] = Decimals.Short(Math.Round(FuturesMargin.Initial(account, position), Decimals.MoneyPlaces)),
        ["maintMargin"] = Decimals.Short(Math.Round(FuturesMargin.Maintenance(position), Decimals.MoneyPlaces)),
        ["positionInitialMargin"] = Decimals.Short(Math.Round(FuturesMargin.Initial(account, position), Decimals.MoneyPlaces)),
        ["openOrderInitialMargin"] = "0",
        ["adl"] = position.IsOpen ? 2 : 0,
        ["bidNotional"] = "0",
        ["askNotional"] = "0",
        ["updateTime"] = position.UpdateNs / EngineTime.NsPerMs,
    };

    public static JsonObject Position2(Account account, Position position) => new()
    {
        ["entryPrice"] = Decimals.Short(Math.Round(position.EntryPrice, Decimals.MoneyPlaces)),
        ["breakEvenPrice"] = Decimals.Short(Math.Round(position.BreakEvenPrice, Decimals.MoneyPlaces)),
        ["marginType"] = account.Isolated.Contains(position.Symbol.Index) ? "isolated" : "cross",
        ["isAutoAddMargin"] = "false",
        ["isolatedMargin"] = Decimals.Money(0),
        ["leverage"] = Decimals.Short(account.LeverageOf(position.Symbol)),
        ["liquidationPrice"] = Decimals.Short(Math.Round(FuturesMargin.LiquidationPrice(account, position), position.Symbol.Rules.PricePlaces)),
        ["markPrice"] = Decimals.Money(position.Symbol.MarkPrice),
        ["maxNotionalValue"] = Decimals.Short(LeverageBracket.MaxNotional(account.LeverageOf(position.Symbol))),
        ["positionAmt"] = position.Symbol.Rules.Quantity(position.Amount),
        ["notional"] = Decimals.Short(Math.Round(position.Notional, Decimals.MoneyPlaces)),
        ["isolatedWallet"] = "0",
        ["symbol"] = position.Symbol.Name,
        ["unRealizedProfit"] = Decimals.Money(position.Unrealised),
        ["positionSide"] = Wire.Of(position.Side),
        ["updateTime"] = position.UpdateNs / EngineTime.NsPerMs,
    };
}
