using System.Text.Json.Nodes;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Futures;

/// <summary>Events of the USD-M user stream, field by field as the venue's samples have them.</summary>
internal static class FuturesEvents
{
    private const string Usdt = "USDT";

    public static JsonObject Order(Venue venue, Order order, string executionType, UserTrade? fill)
    {
        var rules = order.Symbol.Rules;
        return Event("ORDER_TRADE_UPDATE", venue, "o", new JsonObject
        {
            ["s"] = rules.Symbol,
            ["c"] = order.ClientOrderId,
            ["S"] = Wire.Of(order.Side),
            ["o"] = Wire.Of(order.Kind),
            ["f"] = Wire.Of(order.TimeInForce),
            ["q"] = rules.Quantity(order.Quantity),
            ["p"] = Decimals.Short(order.Price),
            ["ap"] = Decimals.Short(Math.Round(order.AveragePrice, rules.PricePlaces + 3)),
            ["sp"] = Decimals.Short(order.Algo?.TriggerPrice ?? 0),
            ["x"] = executionType,
            ["X"] = Wire.Of(order.Status),
            ["i"] = order.OrderId,
            ["l"] = fill is null ? "0" : rules.Quantity(fill.Quantity),
            ["z"] = Decimals.Short(order.Executed),
            ["L"] = fill is null ? "0" : rules.TradedPrice(fill.Price),
            ["N"] = Usdt,
            ["n"] = fill is null ? "0" : Decimals.Money(fill.Commission),
            ["T"] = venue.NowMs,
            ["t"] = fill?.Id ?? 0,
            ["b"] = "0",
            ["a"] = "0",
            ["m"] = fill?.IsMaker ?? false,
            ["R"] = order.IsReduceOnly,
            ["wt"] = Wire.Of(order.WorkingType),
            ["ot"] = Wire.Of(order.OriginalKind),
            ["ps"] = Wire.Of(order.PositionSide),
            ["cp"] = order.IsClosePosition,
            ["AP"] = "0",
            ["cr"] = "0",
            ["pP"] = order.Algo?.IsPriceProtected ?? false,
            ["si"] = 0,
            ["ss"] = 0,
            ["rp"] = Decimals.Short(fill?.Realised ?? 0),
            ["V"] = order.SelfTradePrevention,
            ["pm"] = "NONE",
            ["gtd"] = order.GoodTillMs,
            ["st"] = 1,
        });
    }

    public static JsonObject TradeLite(Venue venue, UserTrade fill)
    {
        var rules = fill.Order.Symbol.Rules;
        return new JsonObject
        {
            ["e"] = "TRADE_LITE",
            ["E"] = venue.NowMs,
            ["T"] = venue.NowMs,
            ["s"] = rules.Symbol,
            ["q"] = rules.Quantity(fill.Order.Quantity),
            ["p"] = Decimals.Short(fill.Order.Price),
            ["m"] = fill.IsMaker,
            ["c"] = fill.Order.ClientOrderId,
            ["S"] = Wire.Of(fill.Side),
            ["L"] = rules.TradedPrice(fill.Price),
            ["l"] = rules.Quantity(fill.Quantity),
            ["t"] = fill.Id,
            ["i"] = fill.Order.OrderId,
        };
    }

    /// <param name="change">Of the balance, trades and fees excluded.</param>
    public static JsonObject Account(Venue venue, Account account, string reason, decimal change, IReadOnlyList<Position> positions) =>
        Event("ACCOUNT_UPDATE", venue, "a", new JsonObject
        {
            ["m"] = reason,
            ["B"] = new JsonArray(new JsonObject
            {
                ["a"] = Usdt,
                ["wb"] = Decimals.Money(account.WalletBalance),
                ["cw"] = Decimals.Money(account.WalletBalance),
                ["bc"] = Decimals.Short(change),
            }),
            ["P"] = new JsonArray([.. positions.Select(position => Changed(account, position))]),
        });

    public static JsonObject Algo(Venue venue, AlgoOrder algo)
    {
        var rules = algo.Symbol.Rules;
        return Event("ALGO_UPDATE", venue, "o", new JsonObject
        {
            ["caid"] = algo.ClientAlgoId,
            ["aid"] = algo.AlgoId,
            ["at"] = "CONDITIONAL",
            ["o"] = Wire.Of(algo.Kind),
            ["s"] = rules.Symbol,
            ["S"] = Wire.Of(algo.Side),
            ["ps"] = Wire.Of(algo.PositionSide),
            ["f"] = Wire.Of(algo.TimeInForce),
            ["q"] = rules.Quantity(algo.Quantity),
            ["X"] = Wire.Of(algo.Status),
            ["ai"] = algo.Child is null ? "" : Decimals.Short(algo.Child.OrderId),
            ["ap"] = Decimals.Text(algo.Child?.AveragePrice ?? 0, 5),
            ["aq"] = Decimals.Text(algo.Child?.Executed ?? 0, 5),
            ["act"] = algo.Child is null ? "0" : Wire.Of(algo.Child.Kind),
            ["tp"] = Decimals.Short(algo.TriggerPrice),
            ["p"] = Decimals.Short(algo.Price),
            ["V"] = "EXPIRE_MAKER",
            ["wt"] = Wire.Of(algo.WorkingType),
            ["pm"] = "NONE",
            ["cp"] = algo.IsClosePosition,
            ["pP"] = algo.IsPriceProtected,
            ["R"] = algo.IsReduceOnly,
            ["tt"] = algo.TriggerNs / Core.EngineTime.NsPerMs,
            ["gtd"] = 0,
            ["rm"] = algo.RejectReason,
        });
    }

    public static JsonObject Leverage(Venue venue, TradedSymbol symbol, int leverage) =>
        Event("ACCOUNT_CONFIG_UPDATE", venue, "ac", new JsonObject { ["s"] = symbol.Name, ["l"] = leverage });

    public static JsonObject MarginCall(Venue venue, Account account) => new()
    {
        ["e"] = "MARGIN_CALL",
        ["E"] = venue.NowMs,
        ["cw"] = Decimals.Money(account.WalletBalance),
        ["p"] = new JsonArray([.. account.Positions.Where(position => position.IsOpen).Select(position => new JsonObject
        {
            ["s"] = position.Symbol.Name,
            ["ps"] = Wire.Of(position.Side),
            ["pa"] = Decimals.Short(position.Amount),
            ["mt"] = account.Isolated.Contains(position.Symbol.Index) ? "ISOLATED" : "CROSSED",
            ["iw"] = "0",
            ["mp"] = position.Symbol.Rules.Price(position.Symbol.MarkPrice),
            ["up"] = Decimals.Short(position.Unrealised),
            ["mm"] = Decimals.Short(FuturesMargin.Maintenance(position)),
        })]),
    };

    private static JsonObject Changed(Account account, Position position) => new()
    {
        ["s"] = position.Symbol.Name,
        ["pa"] = Decimals.Short(position.Amount),
        ["ep"] = Decimals.Short(Math.Round(position.EntryPrice, Decimals.MoneyPlaces)),
        ["bep"] = Decimals.Short(Math.Round(position.BreakEvenPrice, Decimals.MoneyPlaces)),
        ["cr"] = Decimals.Short(position.Realised),
        ["up"] = Decimals.Short(position.Unrealised),
        ["mt"] = account.Isolated.Contains(position.Symbol.Index) ? "isolated" : "cross",
        ["iw"] = "0",
        ["ps"] = Wire.Of(position.Side),
    };

    private static JsonObject Event(string name, Venue venue, string field, JsonObject body) => new()
    {
        ["e"] = name,
        ["E"] = venue.NowMs,
        ["T"] = venue.NowMs,
        [field] = body,
    };
}
