using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Futures;

namespace FastEngine.Exchange.Rest;

/// <summary>Parts of the answers about a USD-M account, which its versions share.</summary>
internal static class FuturesAccountViews
{
    private const string Usdt = "USDT";

    /// <summary>Adds the sums over all assets.</summary>
    public static void AddTotals(JsonObject view, Account account)
    {
        var unrealised = FuturesMargin.Unrealised(account);
        var position = FuturesMargin.PositionMargin(account);
        var order = FuturesMargin.OrderMargin(account);
        view["totalInitialMargin"] = Decimals.Money(position + order);
        view["totalMaintMargin"] = Decimals.Money(FuturesMargin.Maintenance(account));
        view["totalWalletBalance"] = Decimals.Money(account.WalletBalance);
        view["totalUnrealizedProfit"] = Decimals.Money(unrealised);
        view["totalMarginBalance"] = Decimals.Money(account.WalletBalance + unrealised);
        view["totalPositionInitialMargin"] = Decimals.Money(position);
        view["totalOpenOrderInitialMargin"] = Decimals.Money(order);
        view["totalCrossWalletBalance"] = Decimals.Money(account.WalletBalance);
        view["totalCrossUnPnl"] = Decimals.Money(unrealised);
        view["availableBalance"] = Decimals.Money(FuturesMargin.Available(account));
        view["maxWithdrawAmount"] = Decimals.Money(FuturesMargin.Available(account));
    }

    /// <param name="isOld">Whether a field is shown that the newer answer lacks.</param>
    public static JsonObject AssetOf(Account account, bool isOld)
    {
        var unrealised = FuturesMargin.Unrealised(account);
        var position = FuturesMargin.PositionMargin(account);
        var order = FuturesMargin.OrderMargin(account);
        var view = new JsonObject
        {
            ["asset"] = Usdt,
            ["walletBalance"] = Decimals.Money(account.WalletBalance),
            ["unrealizedProfit"] = Decimals.Money(unrealised),
            ["marginBalance"] = Decimals.Money(account.WalletBalance + unrealised),
            ["maintMargin"] = Decimals.Money(FuturesMargin.Maintenance(account)),
            ["initialMargin"] = Decimals.Money(position + order),
            ["positionInitialMargin"] = Decimals.Money(position),
            ["openOrderInitialMargin"] = Decimals.Money(order),
            ["crossWalletBalance"] = Decimals.Money(account.WalletBalance),
            ["crossUnPnl"] = Decimals.Money(unrealised),
            ["availableBalance"] = Decimals.Money(FuturesMargin.Available(account)),
            ["maxWithdrawAmount"] = Decimals.Money(FuturesMargin.Available(account)),
            ["updateTime"] = account.WalletNs / EngineTime.NsPerMs,
        };
        if (isOld) view["marginAvailable"] = true;
        return view;
    }

    public static JsonObject PositionOf(Account account, Position position) => new()
    {
        ["symbol"] = position.Symbol.Name,
        ["positionSide"] = Wire.Of(position.Side),
        ["positionAmt"] = position.Symbol.Rules.Quantity(position.Amount),
        ["unrealizedProfit"] = Decimals.Money(position.Unrealised),
        ["notional"] = Decimals.Short(Math.Round(position.Notional, Decimals.MoneyPlaces)),
        ["initialMargin"] = Decimals.Short(Math.Round(FuturesMargin.Initial(account, position), Decimals.MoneyPlaces)),
        ["maintMargin"] = Decimals.Short(Math.Round(FuturesMargin.Maintenance(position), Decimals.MoneyPlaces)),
        ["updateTime"] = position.UpdateNs / EngineTime.NsPerMs,
    };
}
