using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Spot;

/// <summary>Orders and balances of spot; what an order may need is held back while it is open.</summary>
internal sealed class SpotDesk : IOrderDesk
{
    private readonly Venue _venue;

    public SpotDesk(Venue venue)
    {
        _venue = venue;
        Reader = new SpotOrderReader(venue);
        Lists = new SpotLists(venue, this);
    }

    public SpotOrderReader Reader { get; }

    public SpotLists Lists { get; }

    /// <summary>An order reaches the exchange: it is refused, or on the book and matched.</summary>
    public void Arrive(Order order)
    {
        Check(order);
        Hold(order, Needed(order));
        Enter(order);
        _venue.Matcher.OnArrival(this, order);
    }

    public static void Check(Order order)
    {
        var symbol = order.Symbol;
        var reference = ReferencePrice(order);
        if (order.QuoteQuantity > 0) order.Quantity = reference == 0 ? 0 : Decimals.Floor(order.QuoteQuantity / reference, symbol.Rules.StepSize);
        if (order.Quantity * reference < symbol.Rules.MinNotional) throw new RefusedException(VenueErrors.Filter("NOTIONAL"));
        if (order.Account.Spot.Open.Count(open => open.Symbol == symbol) >= symbol.Rules.MaxOrders) throw new RefusedException(VenueErrors.Filter("MAX_NUM_ORDERS"));
        if (symbol.LastPrice != 0) CheckPrices(order);
        if (Needed(order) > HeldAsset(order).Free) throw new RefusedException(VenueErrors.InsufficientSpotBalance);
    }

    /// <summary>What an order may need of its asset: the quote when it buys, the base when it sells.</summary>
    public static decimal Needed(Order order) => order.Side == Side.Sell ? order.Quantity : order.Quantity * ReferencePrice(order);

    /// <summary>Holds an amount back for an order.</summary>
    public static void Hold(Order order, decimal amount)
    {
        var asset = HeldAsset(order);
        asset.Free -= amount;
        asset.Locked += amount;
        order.Locked += amount;
    }

    /// <summary>Puts a checked order on the book and tells it.</summary>
    public void Enter(Order order)
    {
        order.ArrivalNs = order.UpdateNs = _venue.NowNs;
        _venue.Shorten(order);
        order.WorkingNs = order.HasTrigger ? 0 : _venue.NowNs;
        order.Account.Spot.Add(order);
        order.Symbol.Open.Add(order);
        Tell(order, "NEW", null);
        TellBalances(order);
    }

    /// <param name="cancelId">The client's id of the cancellation; null makes one.</param>
    public Order Cancel(Account account, TradedSymbol symbol, long? orderId, string? clientOrderId, string? cancelId = null)
    {
        if (orderId is null && clientOrderId is null) throw new RefusedException(VenueErrors.Missing("orderId"));
        var order = account.Spot.Find(symbol, orderId, clientOrderId);
        if (order is null || !order.IsOpen) throw new RefusedException(VenueErrors.UnknownOrder);
        order.CancelId = Reader.ClientId(cancelId);
        End(order, OrderStatus.Canceled);
        if (order.List is { } list) Lists.EndOthers(list, order, OrderStatus.Canceled);
        return order;
    }

    /// <summary>An amount comes into an account, or leaves it, without a trade.</summary>
    public void Deposit(Account account, string assetName, decimal amount)
    {
        var asset = account.AssetOf(assetName);
        asset.Free += amount;
        _venue.Tell(account, Market.Spot, "balanceUpdate", SpotEvents.Balance(_venue, assetName, amount));
        _venue.Tell(account, Market.Spot, "outboundAccountPosition", SpotEvents.Balances(_venue, [asset]));
    }

    public decimal Wanted(Order order) => order.Remaining;

    public void SetOff(Order order)
    {
        order.IsTriggered = true;
        order.WorkingNs = _venue.NowNs;
        if (order.List is { } list) Lists.EndOthers(list, order, OrderStatus.Expired);
        if (_venue.Options.Fills == FillMode.Touch || !order.IsMarket) _venue.Matcher.OnArrival(this, order);
        else order.IsTaker = true;
    }

    public void Fill(Order order, decimal price, decimal quantity, bool isMaker, long tradeId)
    {
        if (order.List is { } list) Lists.EndOthers(list, order, OrderStatus.Expired);
        var rules = order.Symbol.Rules;
        var fees = _venue.Options.Fees;
        var rate = isMaker ? fees.SpotMaker : fees.SpotTaker;
        var held = order.Locked * quantity / order.Remaining;
        var (spent, received, receivedName) = order.Side == Side.Buy ? (price * quantity, quantity, rules.BaseAsset) : (quantity, price * quantity, rules.QuoteAsset);
        var (taxed, feeName) = fees.SpotInQuote ? (price * quantity, rules.QuoteAsset) : (received, receivedName);
        var fee = Math.Round(taxed * rate, Decimals.MoneyPlaces, MidpointRounding.AwayFromZero);
        var asset = HeldAsset(order);
        asset.Locked -= held;
        asset.Free += held - spent;
        order.Locked -= held;
        order.Account.AssetOf(receivedName).Free += received;
        order.Account.AssetOf(feeName).Free -= fee;
        order.Executed += quantity;
        order.CumulatedQuote += price * quantity;
        order.Status = order.Remaining == 0 ? OrderStatus.Filled : OrderStatus.PartiallyFilled;
        order.UpdateNs = _venue.NowNs;
        var trade = new UserTrade(tradeId, order, order.Side, PositionSide.Both, price, quantity, fee, feeName, 0, isMaker, _venue.NowNs);
        order.Fills.Add(trade);
        order.Account.Spot.Trades.Add(trade);
        if (!order.IsOpen) Remove(order);
        Tell(order, "TRADE", trade);
        TellBalances(order);
        if (!order.IsOpen && order.List is { } done) Lists.OnOrderDone(done);
    }

    public void End(Order order, OrderStatus status)
    {
        order.Status = status;
        order.UpdateNs = _venue.NowNs;
        Remove(order);
        Tell(order, status == OrderStatus.Canceled ? "CANCELED" : "EXPIRED", null);
        TellBalances(order);
        if (order.List is { } list) Lists.OnOrderDone(list);
    }

    /// <summary>What is held back for one order of a list is held back for the other from now on.</summary>
    public static void MoveHold(Order from, Order to)
    {
        to.Locked += from.Locked;
        from.Locked = 0;
    }

    private static Asset HeldAsset(Order order) =>
        order.Account.AssetOf(order.Side == Side.Buy ? order.Symbol.Rules.QuoteAsset : order.Symbol.Rules.BaseAsset);

    private static decimal ReferencePrice(Order order)
    {
        if (order.Price > 0) return order.Price;
        if (order.StopPrice > 0) return order.StopPrice;
        return order.Side == Side.Buy ? order.Symbol.BestAsk : order.Symbol.BestBid;
    }

    private static void CheckPrices(Order order)
    {
        var symbol = order.Symbol;
        var rules = symbol.Rules;
        if (order.Price > 0 && (order.Price > symbol.LastPrice * rules.MultiplierUp * 4 || order.Price < symbol.LastPrice * rules.MultiplierDown / 4))
            throw new RefusedException(VenueErrors.Filter("PERCENT_PRICE_BY_SIDE"));
        var best = order.Side == Side.Buy ? symbol.BestAsk : symbol.BestBid;
        if (order.Kind == OrderKind.LimitMaker && order.IsAtOrThrough(best)) throw new RefusedException(VenueErrors.WouldMatch);
        if (order.HasTrigger && Matcher.IsReached(order, symbol.LastPrice)) throw new RefusedException(VenueErrors.StopWouldTrigger);
    }

    private static void Remove(Order order)
    {
        var asset = HeldAsset(order);
        asset.Locked -= order.Locked;
        asset.Free += order.Locked;
        order.Locked = 0;
        order.Symbol.Open.Remove(order);
        order.Account.Spot.Open.Remove(order);
    }

    private void Tell(Order order, string executionType, UserTrade? fill) =>
        _venue.Tell(order.Account, Market.Spot, "executionReport", SpotEvents.Order(_venue, order, executionType, fill));

    private void TellBalances(Order order)
    {
        var rules = order.Symbol.Rules;
        var account = order.Account;
        _venue.Tell(account, Market.Spot, "outboundAccountPosition", SpotEvents.Balances(_venue, [account.AssetOf(rules.BaseAsset), account.AssetOf(rules.QuoteAsset)]));
    }
}
