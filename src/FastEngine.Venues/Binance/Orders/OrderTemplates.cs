using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Signing;

namespace FastEngine.Venues.Binance.Orders;

/// <summary>The requests of one market, prepared for every kind of order that it takes.</summary>
internal sealed class OrderTemplates
{
    private const int Sides = 2;
    private const int Directions = 2;
    private const int TimesInForce = 3;

    private readonly OrderEncoderOptions _options;
    private readonly Credentials _credentials;
    private readonly RequestTemplate[] _orders;
    private readonly RequestTemplate[] _lists;

    public OrderTemplates(OrderEncoderOptions options, Credentials credentials)
    {
        (_options, _credentials) = (options, credentials);
        _orders = new RequestTemplate[Enum.GetValues<OrderType>().Length * TimesInForce * Sides * Directions * 2];
        foreach (var type in Enum.GetValues<OrderType>())
        foreach (var time in Enum.GetValues<TimeInForce>())
        foreach (var side in Enum.GetValues<Side>())
        foreach (var direction in Enum.GetValues<Direction>())
        foreach (var reduceOnly in (ReadOnlySpan<bool>)[false, true])
        {
            var terms = new OrderTerms { Type = type, TimeInForce = time, Side = side, PositionDirection = direction, ReduceOnly = reduceOnly };
            _orders[IndexOf(in terms)] = FormOf(type) == OrderForm.Algo ? Algo(in terms) : Plain(in terms);
        }

        _lists = [List(Side.Buy), List(Side.Sell)];
        Cancel = NewCancel();
        CancelAlgo = NewCancelAlgo();
    }

    public RequestTemplate Cancel { get; }

    public RequestTemplate CancelAlgo { get; }

    /// <summary>Which service takes an order.</summary>
    public OrderForm FormOf(OrderType type) =>
        _options.Market == Market.UsdMargined && type is OrderType.StopMarket or OrderType.TakeProfitMarket ? OrderForm.Algo : OrderForm.Plain;

    public RequestTemplate Of(in OrderTerms terms) => _orders[IndexOf(in terms)];

    /// <summary>Of a stop and a target that end each other.</summary>
    public RequestTemplate ListOf(Side side) => _lists[(int)side];

    private static int IndexOf(in OrderTerms terms) =>
        ((((int)terms.Type * TimesInForce + (int)terms.TimeInForce) * Sides + (int)terms.Side) * Directions + (int)terms.PositionDirection) * 2 + (terms.ReduceOnly ? 1 : 0);

    private RequestTemplate Plain(in OrderTerms terms)
    {
        var isSpot = _options.Market == Market.Spot;
        var isMaker = isSpot && terms is { Type: OrderType.Limit, TimeInForce: TimeInForce.PostOnly };
        var template = new RequestTemplate(OrderEncoder.PlaceKind, "order.place"u8).AddKey(_credentials);
        template.Add("newClientOrderId"u8, RequestSlot.ClientId).Add("newOrderRespType"u8, isSpot ? "FULL"u8 : "RESULT"u8);
        if (!isSpot) template.Add("positionSide"u8, PositionSide(in terms));
        if (terms.Type == OrderType.Limit) template.Add("price"u8, RequestSlot.Price);
        template.Add("quantity"u8, RequestSlot.Quantity).Add("recvWindow"u8, _options.ReceiveWindowMs);
        if (IsReduceOnlySaid(in terms)) template.Add("reduceOnly"u8, "true"u8);
        template.Add("side"u8, SideName(terms.Side));
        if (terms.Type is OrderType.StopMarket or OrderType.TakeProfitMarket) template.Add("stopPrice"u8, RequestSlot.Price);
        template.Add("symbol"u8, RequestSlot.Symbol);
        if (terms.Type == OrderType.Limit && !isMaker) template.Add("timeInForce"u8, InForce(terms.TimeInForce));
        template.Add("timestamp"u8, RequestSlot.Timestamp);
        template.Add("type"u8, terms.Type switch { OrderType.Market => "MARKET"u8, OrderType.Limit => isMaker ? "LIMIT_MAKER"u8 : "LIMIT"u8, _ => SpotType(terms.Type) });
        return template.End();
    }

    private RequestTemplate Algo(in OrderTerms terms)
    {
        var template = new RequestTemplate(OrderEncoder.PlaceKind, "algoOrder.place"u8).Add("algoType"u8, "CONDITIONAL"u8).AddKey(_credentials);
        template.Add("clientAlgoId"u8, RequestSlot.ClientId).Add("positionSide"u8, PositionSide(in terms)).Add("quantity"u8, RequestSlot.Quantity);
        template.Add("recvWindow"u8, _options.ReceiveWindowMs);
        if (IsReduceOnlySaid(in terms)) template.Add("reduceOnly"u8, "true"u8);
        template.Add("side"u8, SideName(terms.Side)).Add("symbol"u8, RequestSlot.Symbol).Add("timestamp"u8, RequestSlot.Timestamp).Add("triggerPrice"u8, RequestSlot.Price);
        template.Add("type"u8, terms.Type == OrderType.StopMarket ? "STOP_MARKET"u8 : "TAKE_PROFIT_MARKET"u8);
        return template.Add("workingType"u8, _options.TriggersOnMark ? "MARK_PRICE"u8 : "CONTRACT_PRICE"u8).End();
    }

    // Of a list that sells the target is above the price and the stop below it.
    private RequestTemplate List(Side side)
    {
        var (above, below) = side == Side.Sell ? (OrderType.TakeProfitMarket, OrderType.StopMarket) : (OrderType.StopMarket, OrderType.TakeProfitMarket);
        return new RequestTemplate(OrderEncoder.PlaceKind, "orderList.place.oco"u8)
            .Add("aboveClientOrderId"u8, RequestSlot.AboveId).Add("aboveStopPrice"u8, RequestSlot.AbovePrice).Add("aboveType"u8, SpotType(above))
            .AddKey(_credentials)
            .Add("belowClientOrderId"u8, RequestSlot.BelowId).Add("belowStopPrice"u8, RequestSlot.BelowPrice).Add("belowType"u8, SpotType(below))
            .Add("newOrderRespType"u8, "RESULT"u8).Add("quantity"u8, RequestSlot.Quantity).Add("recvWindow"u8, _options.ReceiveWindowMs)
            .Add("side"u8, SideName(side)).Add("symbol"u8, RequestSlot.Symbol).Add("timestamp"u8, RequestSlot.Timestamp).End();
    }

    private RequestTemplate NewCancel() => new RequestTemplate(OrderEncoder.CancelKind, "order.cancel"u8).AddKey(_credentials)
        .Add("origClientOrderId"u8, RequestSlot.ClientId).Add("recvWindow"u8, _options.ReceiveWindowMs).Add("symbol"u8, RequestSlot.Symbol).Add("timestamp"u8, RequestSlot.Timestamp).End();

    private RequestTemplate NewCancelAlgo() => new RequestTemplate(OrderEncoder.CancelKind, "algoOrder.cancel"u8).AddKey(_credentials)
        .Add("clientAlgoId"u8, RequestSlot.ClientId).Add("recvWindow"u8, _options.ReceiveWindowMs).Add("timestamp"u8, RequestSlot.Timestamp).End();

    private ReadOnlySpan<byte> InForce(TimeInForce time) => time switch
    {
        TimeInForce.ImmediateOrCancel => "IOC"u8,
        TimeInForce.PostOnly => "GTX"u8,
        _ => _options.LimitsAreImmediate ? "IOC"u8 : "GTC"u8,
    };

    // In hedge mode the side says it, and the flag is refused (-1106); spot has no positions.
    private bool IsReduceOnlySaid(in OrderTerms terms) =>
        terms.ReduceOnly && _options.Market == Market.UsdMargined && _options.Mode == AccountMode.OneWay;

    private ReadOnlySpan<byte> PositionSide(in OrderTerms terms)
    {
        if (_options.Mode == AccountMode.OneWay) return "BOTH"u8;
        return terms.PositionDirection == Direction.Long ? "LONG"u8 : "SHORT"u8;
    }

    private static ReadOnlySpan<byte> SideName(Side side) => side == Side.Buy ? "BUY"u8 : "SELL"u8;

    // Both become market orders when they are set off.
    private static ReadOnlySpan<byte> SpotType(OrderType type) => type == OrderType.StopMarket ? "STOP_LOSS"u8 : "TAKE_PROFIT"u8;
}
