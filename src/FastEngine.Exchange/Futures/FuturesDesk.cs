using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Futures;

/// <summary>Orders and positions of USD-M.</summary>
internal sealed class FuturesDesk : IOrderDesk
{
    private const string Usdt = "USDT";

    private readonly Venue _venue;

    public FuturesDesk(Venue venue)
    {
        _venue = venue;
        Reader = new FuturesOrderReader(venue);
        Risk = new FuturesRisk(venue, this);
        Algos = new AlgoDesk(venue, this);
        Settings = new FuturesSettings(venue);
    }

    public FuturesOrderReader Reader { get; }

    public FuturesRisk Risk { get; }

    public AlgoDesk Algos { get; }

    public FuturesSettings Settings { get; }

    /// <summary>An order reaches the exchange: it is refused, or on the book and matched.</summary>
    public void Arrive(Order order)
    {
        Check(order);
        order.ArrivalNs = order.UpdateNs = order.WorkingNs = _venue.NowNs;
        _venue.Shorten(order);
        order.Account.Futures.Add(order);
        Book(order);
        _venue.Tell(order.Account, order.Symbol.Rules.Market, "ORDER_TRADE_UPDATE", FuturesEvents.Order(_venue, order, "NEW", null));
        if (order.GoodTillMs > 0) _venue.At(order.GoodTillMs * EngineTime.NsPerMs, () => ExpireOnTime(order));
        _venue.Matcher.OnArrival(this, order);
    }

    /// <summary>What a test order would be told; nothing is placed.</summary>
    public static void Check(Order order)
    {
        var symbol = order.Symbol;
        var reference = order.Price > 0 ? order.Price : symbol.LastPrice;
        if (!order.IsReducing && reference * order.Quantity < symbol.Rules.MinNotional) throw new RefusedException(VenueErrors.Notional(symbol.Rules.MinNotional));
        if (order.IsReducing && Reducible(order) == 0) throw new RefusedException(VenueErrors.ReduceOnlyRejected);
        if (order.Account.Futures.Has(symbol, order.ClientOrderId)) throw new RefusedException(VenueErrors.DuplicateClientId);
        if (order.Account.Futures.Open.Count(open => open.Symbol == symbol) >= symbol.Rules.MaxOrders) throw new RefusedException(VenueErrors.TooManyOpenOrders);
        CheckPrices(order);
        FuturesMargin.Check(order, reference);
    }

    public Order Cancel(Account account, TradedSymbol symbol, long? orderId, string? clientOrderId)
    {
        if (orderId is null && clientOrderId is null) throw new RefusedException(VenueErrors.Missing("orderId"));
        var order = account.Futures.Find(symbol, orderId, clientOrderId);
        if (order is null || !order.IsOpen) throw new RefusedException(VenueErrors.UnknownOrder);
        End(order, OrderStatus.Canceled);
        return order;
    }

    public void CancelAll(Account account, TradedSymbol symbol)
    {
        foreach (var order in account.Futures.Open.Where(order => order.Symbol == symbol).ToArray()) End(order, OrderStatus.Canceled);
    }

    public decimal Wanted(Order order) => order.IsReducing ? Math.Min(order.Remaining, Reducible(order)) : order.Remaining;

    public void Fill(Order order, decimal price, decimal quantity, bool isMaker, long tradeId)
    {
        var fees = _venue.Options.Fees;
        var fee = Math.Round(price * quantity * (isMaker ? fees.FuturesMaker : fees.FuturesTaker), Decimals.MoneyPlaces, MidpointRounding.AwayFromZero);
        Apply(order, price, quantity, isMaker, tradeId, fee, "TRADE");
    }

    public void End(Order order, OrderStatus status)
    {
        order.Status = status;
        order.UpdateNs = _venue.NowNs;
        Remove(order);
        var type = status == OrderStatus.Canceled ? "CANCELED" : "EXPIRED";
        _venue.Tell(order.Account, order.Symbol.Rules.Market, "ORDER_TRADE_UPDATE", FuturesEvents.Order(_venue, order, type, null));
        if (order.Algo is { } algo) Algos.OnChildDone(algo);
    }

    /// <summary>Conditional orders of USD-M wait elsewhere.</summary>
    public void SetOff(Order order) => throw new InvalidOperationException($"order {order.OrderId} of {order.Symbol.Name} has a trigger");

    /// <summary>What an order can take off its position.</summary>
    public static decimal Reducible(Order order) => Reducible(order.Account, order.Symbol, order.PositionSide, order.Side);

    public static decimal Reducible(Account account, TradedSymbol symbol, PositionSide positionSide, Side side)
    {
        var amount = account.PositionOf(symbol, positionSide).Amount;
        return Math.Max(0, side == Side.Sell ? amount : -amount);
    }

    /// <summary>Books a fill: order, position, wallet and history, and tells them.</summary>
    /// <param name="executionType"><c>TRADE</c>, or <c>CALCULATED</c> of a liquidation.</param>
    public void Apply(Order order, decimal price, decimal quantity, bool isMaker, long tradeId, decimal fee, string executionType)
    {
        var account = order.Account;
        var position = account.PositionOf(order.Symbol, order.PositionSide);
        var hiddenNs = Math.Max(_venue.Options.HidePositionNs, _venue.HidesFor?.Invoke(order) ?? 0);
        if (hiddenNs > 0) position.HideUntil(_venue.NowNs + hiddenNs);
        var realised = position.Fill(order.Side == Side.Buy ? quantity : -quantity, price, fee);
        position.UpdateNs = account.WalletNs = order.UpdateNs = _venue.NowNs;
        account.WalletBalance += realised - fee;
        order.Executed += quantity;
        order.CumulatedQuote += price * quantity;
        order.Status = order.Remaining == 0 ? OrderStatus.Filled : OrderStatus.PartiallyFilled;
        var trade = new UserTrade(tradeId, order, order.Side, order.PositionSide, price, quantity, fee, Usdt, realised, isMaker, _venue.NowNs);
        order.Fills.Add(trade);
        account.Futures.Trades.Add(trade);
        AddIncome(account, order.Symbol.Name, "COMMISSION", -fee, tradeId);
        if (realised != 0) AddIncome(account, order.Symbol.Name, "REALIZED_PNL", realised, tradeId);
        if (!order.IsOpen) Remove(order);
        var market = order.Symbol.Rules.Market;
        if (executionType == "TRADE") _venue.Tell(account, market, "TRADE_LITE", FuturesEvents.TradeLite(_venue, trade));
        _venue.Tell(account, market, "ORDER_TRADE_UPDATE", FuturesEvents.Order(_venue, order, executionType, trade));
        _venue.Tell(account, market, "ACCOUNT_UPDATE", FuturesEvents.Account(_venue, account, "ORDER", 0, [position]));
        if (!order.IsOpen && order.Algo is { } algo) Algos.OnChildDone(algo);
    }

    public void AddIncome(Account account, string symbol, string kind, decimal amount, long tradeId) =>
        account.Incomes.Add(new Income(symbol, kind, amount, Usdt, _venue.NowNs, _venue.NextId(), tradeId));

    // In the order of arrival: a triggered order keeps the place of the conditional order that it came of.
    private static void Book(Order order)
    {
        var open = order.Symbol.Open;
        var arrivalNs = order.Algo?.CreateNs ?? order.ArrivalNs;
        var at = open.Count;
        while (at > 0 && (open[at - 1].Algo?.CreateNs ?? open[at - 1].ArrivalNs) > arrivalNs) at--;
        open.Insert(at, order);
    }

    private static void Remove(Order order)
    {
        order.Symbol.Open.Remove(order);
        order.Account.Futures.Open.Remove(order);
    }

    private void ExpireOnTime(Order order)
    {
        if (order.IsOpen) End(order, OrderStatus.Expired);
    }

    private static void CheckPrices(Order order)
    {
        var symbol = order.Symbol;
        if (symbol.LastPrice == 0) return;
        var rules = symbol.Rules;
        var best = order.Side == Side.Buy ? symbol.BestAsk : symbol.BestBid;
        if (order.IsMarket)
        {
            if (Math.Abs(best - symbol.MarkPrice) > symbol.MarkPrice * rules.MarketTakeBound) throw new RefusedException(VenueErrors.PercentPriceNotMet);
            return;
        }

        if (order.Side == Side.Buy && order.Price > symbol.MarkPrice * rules.MultiplierUp) throw new RefusedException(VenueErrors.PriceTooHigh);
        if (order.Side == Side.Sell && order.Price < symbol.MarkPrice * rules.MultiplierDown) throw new RefusedException(VenueErrors.PriceTooLow);
        var takes = order.IsAtOrThrough(best);
        if (takes && order.TimeInForce == TimeInForce.Gtx) throw new RefusedException(VenueErrors.PostOnly);
        if (!takes && order.TimeInForce == TimeInForce.Fok) throw new RefusedException(VenueErrors.FillOrKill);
    }
}
