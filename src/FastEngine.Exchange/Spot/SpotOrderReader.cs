using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Rest;

namespace FastEngine.Exchange.Spot;

/// <summary>Makes an order of a request for spot, and refuses what can be told without looking at the book.</summary>
internal sealed class SpotOrderReader(Venue venue)
{
    public Order Read(Account account, RequestParameters parameters)
    {
        var symbol = Symbol(parameters);
        var side = SideOf(parameters);
        var kind = Kind(parameters.Required("type"));
        foreach (var name in (string[])["positionSide", "reduceOnly"])
        {
            if (parameters.Has(name)) throw new RefusedException(VenueErrors.NotRequired(name));
        }

        decimal quoteQuantity = 0;
        decimal quantity = 0;
        if (kind == OrderKind.Market && parameters.Number("quoteOrderQty") is { } spend) quoteQuantity = spend;
        else quantity = Quantity(symbol, parameters.RequiredNumber("quantity"), kind == OrderKind.Market);
        return Make(account, symbol, side, kind, quantity, quoteQuantity, new OrderPart(
            parameters["newClientOrderId"], parameters.Number("price"), parameters.Number("stopPrice"), parameters["timeInForce"],
            parameters.Integer(LockstepParameters.TradeId) ?? -1));
    }

    /// <summary>One order, alone or of a list.</summary>
    public Order Make(Account account, TradedSymbol symbol, Side side, OrderKind kind, decimal quantity, decimal quoteQuantity, OrderPart part)
    {
        var hasPrice = kind is OrderKind.Limit or OrderKind.LimitMaker or OrderKind.StopLossLimit or OrderKind.TakeProfitLimit;
        var hasStop = kind is OrderKind.StopLoss or OrderKind.StopLossLimit or OrderKind.TakeProfit or OrderKind.TakeProfitLimit;
        if (hasPrice && part.Price is null) throw new RefusedException(VenueErrors.Missing("price"));
        if (!hasPrice && part.Price is not null) throw new RefusedException(VenueErrors.NotRequired("price"));
        if (hasStop && part.StopPrice is null) throw new RefusedException(VenueErrors.Missing("stopPrice"));
        if (!hasStop && part.StopPrice is not null) throw new RefusedException(VenueErrors.NotRequired("stopPrice"));
        var clientId = ClientId(part.ClientId);
        if (account.Spot.Find(symbol, null, clientId) is { IsOpen: true }) throw new RefusedException(VenueErrors.DuplicateSpotOrder);
        return new Order
        {
            OrderId = venue.NextId(), ClientOrderId = clientId, Account = account, Symbol = symbol, Side = side, Kind = kind, OriginalKind = kind,
            TimeInForce = TimeInForceOf(part.TimeInForce, kind), Price = Price(symbol, part.Price), StopPrice = Price(symbol, part.StopPrice), Quantity = quantity,
            QuoteQuantity = quoteQuantity, SelfTradePrevention = "EXPIRE_MAKER", AfterTradeId = part.AfterTradeId,
        };
    }

    public TradedSymbol Symbol(RequestParameters parameters) =>
        venue.Find(isFuture: false, parameters.Required("symbol")) ?? throw new RefusedException(VenueErrors.BadSymbol);

    public static Side SideOf(RequestParameters parameters) =>
        Wire.TryParse<Side>(parameters.Required("side"), out var side) ? side : throw new RefusedException(VenueErrors.BadSide);

    public static OrderKind Kind(string text) =>
        Wire.TryParse<OrderKind>(text, out var kind) && kind is not (OrderKind.Stop or OrderKind.StopMarket or OrderKind.TakeProfitMarket or OrderKind.TrailingStopMarket)
            ? kind
            : throw new RefusedException(VenueErrors.BadOrderType);

    public static decimal Quantity(TradedSymbol symbol, decimal quantity, bool isMarket)
    {
        var rules = symbol.Rules;
        if (Decimals.PlacesOf(quantity) > rules.QuantityPlaces) throw new RefusedException(VenueErrors.BadPrecision);
        if (quantity < rules.MinQuantity || quantity > rules.MaxQuantity || quantity % rules.StepSize != 0) throw new RefusedException(VenueErrors.Filter("LOT_SIZE"));
        if (isMarket && quantity > rules.MaxMarketQuantity) throw new RefusedException(VenueErrors.Filter("MARKET_LOT_SIZE"));
        return quantity;
    }

    public string ClientId(string? given)
    {
        if (given is null) return $"sim{venue.NextId()}";
        return given.Length <= 36 && given.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? given
            : throw new RefusedException(VenueErrors.IllegalCharacters("newClientOrderId"));
    }

    private static decimal Price(TradedSymbol symbol, decimal? given)
    {
        if (given is not { } price) return 0;
        if (Decimals.PlacesOf(price) > symbol.Rules.PricePlaces) throw new RefusedException(VenueErrors.BadPrecision);
        return price >= symbol.Rules.MinPrice && price % symbol.Rules.TickSize == 0 ? price : throw new RefusedException(VenueErrors.Filter("PRICE_FILTER"));
    }

    private static TimeInForce TimeInForceOf(string? text, OrderKind kind)
    {
        var isNeeded = kind is OrderKind.Limit or OrderKind.StopLossLimit or OrderKind.TakeProfitLimit;
        if (!isNeeded) return text is null ? TimeInForce.Gtc : throw new RefusedException(VenueErrors.NotRequired("timeInForce"));
        if (text is null) throw new RefusedException(VenueErrors.Missing("timeInForce"));
        return Wire.TryParse<TimeInForce>(text, out var value) && value is TimeInForce.Gtc or TimeInForce.Ioc or TimeInForce.Fok
            ? value
            : throw new RefusedException(VenueErrors.BadTimeInForce);
    }
}
