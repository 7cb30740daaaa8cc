using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Rest;

namespace FastEngine.Exchange.Futures;

/// <summary>Conditional orders of USD-M: they have endpoints, ids and events of their own.</summary>
internal sealed class AlgoDesk(Venue venue, FuturesDesk desk)
{
    public AlgoOrder Read(Account account, RequestParameters parameters)
    {
        if (parameters.Required("algoType") != "CONDITIONAL") throw new RefusedException(VenueErrors.Missing("algoType"));
        var symbol = desk.Reader.Symbol(parameters);
        var side = FuturesOrderReader.Side(parameters);
        var kind = FuturesOrderReader.Kind(parameters);
        if (kind is not (OrderKind.Stop or OrderKind.StopMarket or OrderKind.TakeProfit or OrderKind.TakeProfitMarket)) throw new RefusedException(VenueErrors.BadOrderType);
        var positionSide = FuturesOrderReader.PositionSideOf(account, parameters);
        var isClose = parameters.Flag("closePosition");
        if (isClose) CheckClose(account, parameters, side, positionSide);
        var isReduceOnly = FuturesOrderReader.ReduceOnly(account, parameters);
        var trigger = FuturesOrderReader.Price(symbol, parameters.RequiredNumber("triggerPrice"));
        decimal price = 0;
        if (kind is OrderKind.Stop or OrderKind.TakeProfit) price = FuturesOrderReader.Price(symbol, parameters.RequiredNumber("price"));
        var quantity = isClose ? 0 : FuturesOrderReader.Quantity(symbol, parameters.RequiredNumber("quantity"), price == 0);
        var workingType = WorkingType.ContractPrice;
        if (parameters["workingType"] is { } text && !Wire.TryParse(text, out workingType)) throw new RefusedException(VenueErrors.IllegalCharacters("workingType"));
        var clientId = desk.Reader.ClientId(parameters["clientAlgoId"]);
        if (account.AlgosByClientId.ContainsKey(clientId)) throw new RefusedException(VenueErrors.DuplicateClientId);
        return new AlgoOrder
        {
            AlgoId = venue.NextId(), ClientAlgoId = clientId, Account = account, Symbol = symbol, Side = side, Kind = kind, PositionSide = positionSide,
            TimeInForce = FuturesOrderReader.TimeInForceOf(parameters, kind), Quantity = quantity, TriggerPrice = trigger, Price = price, WorkingType = workingType,
            IsClosePosition = isClose, IsReduceOnly = isReduceOnly || (isClose && !account.IsHedged),
            IsReducing = isReduceOnly || isClose || FuturesOrderReader.IsClosing(side, positionSide), IsPriceProtected = parameters.Flag("priceProtect"),
            AfterTradeId = parameters.Integer(LockstepParameters.TradeId) ?? -1,
        };
    }

    /// <summary>A conditional order reaches the exchange: it is refused, or waits.</summary>
    public void Arrive(AlgoOrder algo)
    {
        var symbol = algo.Symbol;
        var account = algo.Account;
        if (account.AlgosByClientId.ContainsKey(algo.ClientAlgoId)) throw new RefusedException(VenueErrors.DuplicateClientId);
        if (!algo.IsReducing && algo.TriggerPrice * algo.Quantity < symbol.Rules.MinNotional) throw new RefusedException(VenueErrors.Notional(symbol.Rules.MinNotional));
        if (algo.IsReducing && FuturesDesk.Reducible(account, symbol, algo.PositionSide, algo.Side) == 0) throw new RefusedException(VenueErrors.ReduceOnlyRejected);
        if (symbol.Waiting.Count(other => other.Account == account) >= symbol.Rules.MaxAlgoOrders) throw new RefusedException(VenueErrors.TooManyOpenOrders);
        if (symbol.LastPrice != 0 && algo.IsReached(PriceOf(algo))) throw new RefusedException(VenueErrors.WouldTrigger);
        algo.CreateNs = algo.UpdateNs = venue.NowNs;
        account.Algos.Add(algo);
        account.AlgosByClientId.Add(algo.ClientAlgoId, algo);
        symbol.Waiting.Add(algo);
        Tell(algo);
    }

    public static AlgoOrder? Find(Account account, long? algoId, string? clientAlgoId)
    {
        if (algoId is null && clientAlgoId is null) throw new RefusedException(VenueErrors.Missing("algoId"));
        return algoId is { } id ? account.Algos.Find(algo => algo.AlgoId == id) : account.AlgosByClientId.GetValueOrDefault(clientAlgoId!);
    }

    public AlgoOrder Cancel(Account account, long? algoId, string? clientAlgoId)
    {
        var algo = Find(account, algoId, clientAlgoId);
        if (algo is not { Status: AlgoStatus.New }) throw new RefusedException(VenueErrors.UnknownOrder);
        End(algo, AlgoStatus.Canceled);
        return algo;
    }

    public void CancelAll(Account account, TradedSymbol symbol)
    {
        foreach (var algo in symbol.Waiting.Where(algo => algo.Account == account).ToArray()) End(algo, AlgoStatus.Canceled);
    }

    public void OnTrade(TradedSymbol symbol, in TapeTrade trade)
    {
        foreach (var algo in symbol.Waiting.ToArray())
        {
            if (algo.Status != AlgoStatus.New || algo.CreateNs > trade.TimeNs || algo.AfterTradeId >= trade.Id) continue;
            var price = algo.WorkingType == WorkingType.MarkPrice && venue.Options.MarkWeight < 1 ? symbol.MarkPrice : trade.Price;
            if (algo.IsReached(price)) SetOff(algo);
        }
    }

    public void OnChildDone(AlgoOrder algo)
    {
        algo.Status = algo.Child!.Executed > 0 ? AlgoStatus.Finished : AlgoStatus.Expired;
        algo.UpdateNs = venue.NowNs;
        Tell(algo);
    }

    private static decimal PriceOf(AlgoOrder algo) => algo.WorkingType == WorkingType.MarkPrice ? algo.Symbol.MarkPrice : algo.Symbol.LastPrice;

    private static void CheckClose(Account account, RequestParameters parameters, Side side, PositionSide positionSide)
    {
        if (parameters.Has("quantity")) throw new RefusedException(VenueErrors.NotRequired("quantity"));
        if (parameters.Has("reduceOnly")) throw new RefusedException(VenueErrors.NotRequired("reduceonly"));
        // BUY of LONG and SELL of SHORT open.
        if (account.IsHedged && !FuturesOrderReader.IsClosing(side, positionSide)) throw new RefusedException(VenueErrors.NotRequired("closePosition"));
    }

    private void SetOff(AlgoOrder algo)
    {
        algo.Symbol.Waiting.Remove(algo);
        algo.TriggerNs = algo.UpdateNs = venue.NowNs;
        algo.Status = AlgoStatus.Triggering;
        Tell(algo);
        var reducible = FuturesDesk.Reducible(algo.Account, algo.Symbol, algo.PositionSide, algo.Side);
        var kind = algo.Price > 0 ? OrderKind.Limit : OrderKind.Market;
        var child = new Order
        {
            OrderId = venue.NextId(), ClientOrderId = algo.ClientAlgoId, Account = algo.Account, Symbol = algo.Symbol, Side = algo.Side, Kind = kind,
            OriginalKind = algo.Kind, TimeInForce = algo.TimeInForce, Price = algo.Price, Quantity = algo.IsClosePosition ? reducible : algo.Quantity,
            PositionSide = algo.PositionSide, IsReduceOnly = algo.IsReduceOnly, IsClosePosition = algo.IsClosePosition, IsReducing = algo.IsReducing,
            WorkingType = algo.WorkingType, StopPrice = 0, Algo = algo, SelfTradePrevention = "EXPIRE_MAKER",
        };
        algo.Child = child;
        try
        {
            // Margin is looked at now, not when the conditional order came.
            FuturesDesk.Check(child);
        }
        catch (RefusedException refused)
        {
            algo.Child = null;
            algo.RejectReason = refused.Error.Message;
            End(algo, AlgoStatus.Rejected);
            return;
        }

        algo.Status = AlgoStatus.Triggered;
        Tell(algo);
        desk.Arrive(child);
    }

    private void End(AlgoOrder algo, AlgoStatus status)
    {
        algo.Symbol.Waiting.Remove(algo);
        algo.Status = status;
        algo.UpdateNs = venue.NowNs;
        Tell(algo);
    }

    private void Tell(AlgoOrder algo) => venue.Tell(algo.Account, algo.Symbol.Rules.Market, "ALGO_UPDATE", FuturesEvents.Algo(venue, algo));
}
