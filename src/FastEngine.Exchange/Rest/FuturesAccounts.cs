using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Futures;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Symbols;

namespace FastEngine.Exchange.Rest;

/// <summary>Endpoints of USD-M about the account: settings, positions, balances, history.</summary>
internal sealed class FuturesAccounts(Venue venue)
{
    private const string Usdt = "USDT";

    public IEnumerable<Endpoint> Endpoints() =>
    [
        new("POST", "/fapi/v1/leverage", Security.Trade, 1, SetLeverage),
        new("POST", "/fapi/v1/marginType", Security.Trade, 1, SetMarginType),
        new("POST", "/fapi/v1/positionSide/dual", Security.Trade, 1, SetMode),
        new("GET", "/fapi/v1/positionSide/dual", Security.Signed, 30, Mode),
        new("POST", "/fapi/v1/multiAssetsMargin", Security.Trade, 1, SetMultiAssets),
        new("GET", "/fapi/v1/multiAssetsMargin", Security.Signed, 30, request => new JsonObject { ["multiAssetsMargin"] = request.Account.IsMultiAssets }),
        new("GET", "/fapi/v2/positionRisk", Security.Signed, 5, Positions2),
        new("GET", "/fapi/v3/positionRisk", Security.Signed, 5, Positions3),
        new("GET", "/fapi/v2/balance", Security.Signed, 5, Balance),
        new("GET", "/fapi/v3/balance", Security.Signed, 5, Balance),
        new("GET", "/fapi/v2/account", Security.Signed, 5, Account2),
        new("GET", "/fapi/v3/account", Security.Signed, 5, Account3),
        new("GET", "/fapi/v1/accountConfig", Security.Signed, 5, AccountConfig),
        new("GET", "/fapi/v1/symbolConfig", Security.Signed, 5, SymbolConfig),
        new("GET", "/fapi/v1/leverageBracket", Security.Signed, 1, Brackets),
        new("GET", "/fapi/v1/commissionRate", Security.Signed, 20, Commission),
        new("GET", "/fapi/v1/userTrades", Security.Signed, 5, Trades),
        new("GET", "/fapi/v1/income", Security.Signed, 30, Incomes),
        new("GET", "/fapi/v1/rateLimit/order", Security.Signed, 1, OrderLimits),
    ];

    private TradedSymbol Symbol(VenueRequest request) => venue.Futures.Reader.Symbol(request.Parameters);

    private TradedSymbol? OptionalSymbol(VenueRequest request) => request.Parameters.Has("symbol") ? Symbol(request) : null;

    private IEnumerable<TradedSymbol> Symbols(VenueRequest request) =>
        OptionalSymbol(request) is { } symbol ? [symbol] : venue.Symbols.Where(symbol => symbol.IsFuture);

    private JsonObject SetLeverage(VenueRequest request)
    {
        var symbol = Symbol(request);
        var leverage = request.Parameters.Integer("leverage") ?? throw new RefusedException(VenueErrors.Missing("leverage"));
        venue.Futures.Settings.SetLeverage(request.Account, symbol, leverage);
        return new JsonObject
        {
            ["leverage"] = (int)leverage,
            ["maxNotionalValue"] = Decimals.Short(LeverageBracket.MaxNotional((int)leverage)),
            ["symbol"] = symbol.Name,
        };
    }

    private JsonObject SetMarginType(VenueRequest request)
    {
        var type = request.Parameters.Required("marginType");
        if (type is not ("ISOLATED" or "CROSSED")) throw new RefusedException(VenueErrors.Missing("marginType"));
        FuturesSettings.SetIsolated(request.Account, Symbol(request), type == "ISOLATED");
        return Success();
    }

    private JsonObject SetMode(VenueRequest request)
    {
        request.Parameters.Required("dualSidePosition");
        FuturesSettings.SetHedged(request.Account, request.Parameters.Flag("dualSidePosition"));
        return Success();
    }

    private JsonObject Mode(VenueRequest request) => new() { ["dualSidePosition"] = request.Account.IsHedged };

    private JsonObject SetMultiAssets(VenueRequest request)
    {
        request.Account.IsMultiAssets = request.Parameters.Flag("multiAssetsMargin");
        return Success();
    }

    // The old form lists every symbol, the new one only what is not empty.
    private JsonArray Positions2(VenueRequest request)
    {
        var account = request.Account;
        PositionSide[] sides = account.IsHedged ? [PositionSide.Long, PositionSide.Short] : [PositionSide.Both];
        return [.. Symbols(request).SelectMany(symbol => sides.Select(side => FuturesViews.Position2(account, account.PositionOf(symbol, side).ShownAt(venue.NowNs))))];
    }

    private JsonArray Positions3(VenueRequest request)
    {
        var account = request.Account;
        var only = OptionalSymbol(request);
        var shown = account.Positions.Select(position => position.ShownAt(venue.NowNs)).Where(position => (only is null || position.Symbol == only)
            && (position.IsOpen || account.Futures.Open.Exists(order => order.Symbol == position.Symbol && order.PositionSide == position.Side)));
        return [.. shown.Select(position => FuturesViews.Position3(account, position))];
    }

    private JsonArray Balance(VenueRequest request)
    {
        var account = request.Account;
        return
        [
            new JsonObject
            {
                ["accountAlias"] = "SgsR",
                ["asset"] = Usdt,
                ["balance"] = Decimals.Money(account.WalletBalance),
                ["crossWalletBalance"] = Decimals.Money(account.WalletBalance),
                ["crossUnPnl"] = Decimals.Money(FuturesMargin.Unrealised(account)),
                ["availableBalance"] = Decimals.Money(FuturesMargin.Available(account)),
                ["maxWithdrawAmount"] = Decimals.Money(FuturesMargin.Available(account)),
                ["marginAvailable"] = true,
                ["updateTime"] = account.WalletNs / EngineTime.NsPerMs,
            },
        ];
    }

    private JsonObject Account2(VenueRequest request)
    {
        var account = request.Account;
        var view = new JsonObject
        {
            ["feeTier"] = 0,
            ["canTrade"] = true,
            ["canDeposit"] = true,
            ["canWithdraw"] = true,
            ["updateTime"] = 0,
            ["multiAssetsMargin"] = account.IsMultiAssets,
            ["tradeGroupId"] = -1,
        };
        FuturesAccountViews.AddTotals(view, account);
        view["assets"] = new JsonArray(FuturesAccountViews.AssetOf(account, isOld: true));
        PositionSide[] sides = account.IsHedged ? [PositionSide.Long, PositionSide.Short] : [PositionSide.Both];
        view["positions"] = new JsonArray([.. venue.Symbols.Where(symbol => symbol.IsFuture).SelectMany(symbol => sides.Select(side => account.PositionOf(symbol, side))).Select(position =>
        {
            var row = FuturesAccountViews.PositionOf(account, position);
            row["positionInitialMargin"] = row["initialMargin"]!.DeepClone();
            row["openOrderInitialMargin"] = "0";
            row["leverage"] = Decimals.Short(account.LeverageOf(position.Symbol));
            row["isolated"] = account.Isolated.Contains(position.Symbol.Index);
            row["entryPrice"] = Decimals.Text(position.EntryPrice, 5);
            row["maxNotional"] = Decimals.Short(LeverageBracket.MaxNotional(account.LeverageOf(position.Symbol)));
            row["bidNotional"] = "0";
            row["askNotional"] = "0";
            return row;
        })]);
        return view;
    }

    private static JsonObject Account3(VenueRequest request)
    {
        var account = request.Account;
        var view = new JsonObject();
        FuturesAccountViews.AddTotals(view, account);
        view["assets"] = new JsonArray(FuturesAccountViews.AssetOf(account, isOld: false));
        view["positions"] = new JsonArray([.. account.Positions.Where(position => position.IsOpen).Select(position =>
        {
            var row = FuturesAccountViews.PositionOf(account, position);
            row["isolatedMargin"] = Decimals.Money(0);
            row["isolatedWallet"] = "0";
            return row;
        })]);
        return view;
    }

    private JsonObject AccountConfig(VenueRequest request) => new()
    {
        ["feeTier"] = 0,
        ["canTrade"] = request.Identity!.Key.CanTrade,
        ["canDeposit"] = true,
        ["canWithdraw"] = request.Identity.Key.CanWithdraw,
        ["dualSidePosition"] = request.Account.IsHedged,
        ["updateTime"] = 0,
        ["multiAssetsMargin"] = request.Account.IsMultiAssets,
        ["tradeGroupId"] = -1,
    };

    private JsonArray SymbolConfig(VenueRequest request) =>
    [
        .. Symbols(request).Select(symbol => new JsonObject
        {
            ["symbol"] = symbol.Name,
            ["marginType"] = request.Account.Isolated.Contains(symbol.Index) ? "ISOLATED" : "CROSSED",
            ["isAutoAddMargin"] = "false",
            ["leverage"] = request.Account.LeverageOf(symbol),
            ["maxNotionalValue"] = Decimals.Short(LeverageBracket.MaxNotional(request.Account.LeverageOf(symbol))),
        }),
    ];

    private JsonArray Brackets(VenueRequest request) =>
    [
        .. Symbols(request).Select(symbol => new JsonObject
        {
            ["symbol"] = symbol.Name,
            ["notionalCoef"] = 1.0m,
            ["brackets"] = new JsonArray([.. LeverageBracket.Table.Select(bracket => new JsonObject
            {
                ["bracket"] = bracket.Number,
                ["initialLeverage"] = bracket.MaxLeverage,
                ["notionalCap"] = bracket.Cap,
                ["notionalFloor"] = bracket.Floor,
                ["maintMarginRatio"] = bracket.MaintenanceRate,
                ["cum"] = bracket.Cumulated,
            })]),
        }),
    ];

    private JsonObject Commission(VenueRequest request) => new()
    {
        ["symbol"] = Symbol(request).Name,
        ["makerCommissionRate"] = Decimals.Short(venue.Options.Fees.FuturesMaker),
        ["takerCommissionRate"] = Decimals.Short(venue.Options.Fees.FuturesTaker),
    };

    private JsonArray Trades(VenueRequest request)
    {
        var parameters = request.Parameters;
        var symbol = Symbol(request);
        var (from, order) = (parameters.Integer("fromId"), parameters.Integer("orderId"));
        var (start, end) = (parameters.Integer("startTime") ?? 0, parameters.Integer("endTime") ?? long.MaxValue);
        var found = request.Account.Futures.Trades.Where(trade => trade.Order.Symbol == symbol && trade.Id >= (from ?? 0)
            && (order is null || trade.Order.OrderId == order) && trade.TimeNs / EngineTime.NsPerMs >= start && trade.TimeNs / EngineTime.NsPerMs <= end).ToList();
        var limit = parameters.Limit(500, 1_000);
        // From an id or a time on the oldest come first, else the newest are told.
        return [.. (from is null && start == 0 ? found.TakeLast(limit) : found.Take(limit)).Select(FuturesViews.Trade)];
    }

    private JsonArray Incomes(VenueRequest request)
    {
        var parameters = request.Parameters;
        var (symbol, kind) = (parameters["symbol"], parameters["incomeType"]);
        var (start, end) = (parameters.Integer("startTime") ?? 0, parameters.Integer("endTime") ?? long.MaxValue);
        var found = request.Account.Incomes.Where(income => (symbol is null || income.Symbol == symbol) && (kind is null || income.Kind == kind)
            && income.TimeNs / EngineTime.NsPerMs >= start && income.TimeNs / EngineTime.NsPerMs <= end);
        return
        [
            .. found.TakeLast(parameters.Limit(100, 1_000)).Select(income => new JsonObject
            {
                ["symbol"] = income.Symbol,
                ["incomeType"] = income.Kind,
                ["income"] = Decimals.Money(income.Amount),
                ["asset"] = income.Asset,
                ["info"] = income.Kind,
                ["time"] = income.TimeNs / EngineTime.NsPerMs,
                ["tranId"] = Decimals.Short(income.TransactionId),
                ["tradeId"] = income.TradeId == 0 ? "" : Decimals.Short(income.TradeId),
            }),
        ];
    }

    private JsonArray OrderLimits(VenueRequest request) =>
    [
        new JsonObject { ["rateLimitType"] = "ORDERS", ["interval"] = "SECOND", ["intervalNum"] = 10, ["limit"] = RateLimitOptions.Futures.OrdersPer10Seconds },
        new JsonObject { ["rateLimitType"] = "ORDERS", ["interval"] = "MINUTE", ["intervalNum"] = 1, ["limit"] = RateLimitOptions.Futures.OrdersPerMinute },
    ];

    private static JsonObject Success() => new() { ["code"] = 200, ["msg"] = "success" };
}
