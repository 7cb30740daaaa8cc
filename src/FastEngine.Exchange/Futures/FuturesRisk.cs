using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Futures;

/// <summary>Margin calls, liquidation and funding.</summary>
internal sealed class FuturesRisk(Venue venue, FuturesDesk desk)
{
    /// <summary>A price moved: accounts with a position in the symbol are weighed.</summary>
    public void OnPrice(TradedSymbol symbol)
    {
        foreach (var account in venue.Accounts)
        {
            if (account.Positions.Exists(position => position.IsOpen && position.Symbol == symbol)) Weigh(account);
        }
    }

    /// <summary>Funding is paid by the mark price of now: longs pay a positive rate, shorts get it.</summary>
    public void Fund(long timeNs) => Fund(timeNs, venue.Options.FundingRate, _ => true);

    /// <summary>Funding of some positions at a rate.</summary>
    public void Fund(long timeNs, decimal rate, Func<Position, bool> isFunded)
    {
        foreach (var account in venue.Accounts)
        {
            decimal paid = 0;
            foreach (var position in account.Positions.Where(position => position.IsOpen && isFunded(position)))
            {
                var amount = -Math.Round(position.Notional * rate, Decimals.MoneyPlaces, MidpointRounding.AwayFromZero);
                desk.AddIncome(account, position.Symbol.Name, "FUNDING_FEE", amount, tradeId: 0);
                paid += amount;
            }

            if (paid == 0) continue;
            account.WalletBalance += paid;
            account.WalletNs = timeNs;
            // Of cross positions only the balance is told.
            venue.Tell(account, Market.UsdMargined, "ACCOUNT_UPDATE", FuturesEvents.Account(venue, account, "FUNDING_FEE", paid, []));
        }
    }

    private void Weigh(Account account)
    {
        var maintenance = FuturesMargin.Maintenance(account);
        var balance = account.WalletBalance + FuturesMargin.Unrealised(account);
        if (balance < maintenance)
        {
            Liquidate(account);
            return;
        }

        var isClose = balance < maintenance * venue.Options.MarginCallRatio;
        if (isClose && !account.IsMarginCalled) venue.Tell(account, Market.UsdMargined, "MARGIN_CALL", FuturesEvents.MarginCall(venue, account));
        account.IsMarginCalled = isClose;
    }

    private void Liquidate(Account account)
    {
        foreach (var order in account.Futures.Open.ToArray()) desk.End(order, OrderStatus.Canceled);
        foreach (var position in account.Positions.Where(position => position.IsOpen).ToArray()) Liquidate(account, position, Math.Abs(position.Amount), position.Symbol.MarkPrice);
        // What is lost beyond the wallet is the insurance fund's.
        if (account.WalletBalance >= 0) return;
        desk.AddIncome(account, "", "INSURANCE_CLEAR", -account.WalletBalance, tradeId: 0);
        account.WalletBalance = 0;
        venue.Tell(account, Market.UsdMargined, "ACCOUNT_UPDATE", FuturesEvents.Account(venue, account, "INSURANCE_CLEAR", 0, []));
    }

    /// <summary>The exchange closes a position, or a part of it.</summary>
    public void Liquidate(Account account, Position position, decimal quantity, decimal price)
    {
        var symbol = position.Symbol;
        var order = new Order
        {
            OrderId = venue.NextId(), ClientOrderId = $"autoclose-{venue.NowNs}{(int)position.Side}{symbol.Index}", Account = account, Symbol = symbol,
            Side = position.Amount > 0 ? Side.Sell : Side.Buy, Kind = OrderKind.Limit, OriginalKind = OrderKind.Limit, TimeInForce = TimeInForce.Ioc,
            Price = price, Quantity = quantity, PositionSide = position.Side, IsReduceOnly = true, IsReducing = true,
            ArrivalNs = venue.NowNs, UpdateNs = venue.NowNs,
        };
        account.Futures.Add(order);
        var fee = Math.Round(price * order.Quantity * symbol.Rules.LiquidationFee, Decimals.MoneyPlaces, MidpointRounding.AwayFromZero);
        desk.Apply(order, price, order.Quantity, isMaker: false, venue.NextTradeId(), fee, "CALCULATED");
        venue.Sink.OnForceOrder(order);
    }
}
