using FastEngine.Core;
using FastEngine.Exchange.Accounts;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Rest;

namespace FastEngine.Exchange.Futures;

/// <summary>Makes an order of a request for USD-M, and refuses what can be told without looking at the book.</summary>
internal sealed class FuturesOrderReader(Venue venue)
{
    public const int MaxClientIdLength = 36;

    public Order Read(Account account, RequestParameters parameters)
    {
        var symbol = Symbol(parameters);
        var side = Side(parameters);
        var kind = Kind(parameters);
        if (kind is not (OrderKind.Limit or OrderKind.Market)) throw new RefusedException(VenueErrors.UseAlgoEndpoint);
        var positionSide = PositionSideOf(account, parameters);
        var isReduceOnly = ReduceOnly(account, parameters);
        var timeInForce = TimeInForceOf(parameters, kind);
        decimal price = 0;
        if (kind == OrderKind.Limit) price = Price(symbol, parameters.RequiredNumber("price"));
        else if (parameters.Has("price")) throw new RefusedException(VenueErrors.NotRequired("price"));
        var quantity = Quantity(symbol, parameters.RequiredNumber("quantity"), kind == OrderKind.Market);
        var clientId = ClientId(parameters["newClientOrderId"]);
        if (account.Futures.Has(symbol, clientId)) throw new RefusedException(VenueErrors.DuplicateClientId);
        return new Order
        {
            OrderId = venue.NextId(), ClientOrderId = clientId, Account = account, Symbol = symbol, Side = side, Kind = kind, OriginalKind = kind,
            TimeInForce = timeInForce, Price = price, Quantity = quantity, PositionSide = positionSide, IsReduceOnly = isReduceOnly,
            IsReducing = isReduceOnly || IsClosing(side, positionSide), GoodTillMs = parameters.Integer("goodTillDate") ?? 0,
            SelfTradePrevention = parameters["selfTradePreventionMode"] ?? "EXPIRE_MAKER",
            AfterTradeId = parameters.Integer(LockstepParameters.TradeId) ?? -1,
        };
    }

    public TradedSymbol Symbol(RequestParameters parameters) =>
        venue.Find(isFuture: true, parameters.Required("symbol")) ?? throw new RefusedException(VenueErrors.BadSymbol);

    public static Side Side(RequestParameters parameters) =>
        Wire.TryParse<Side>(parameters.Required("side"), out var side) ? side : throw new RefusedException(VenueErrors.BadSide);

    public static OrderKind Kind(RequestParameters parameters) =>
        Wire.TryParse<OrderKind>(parameters.Required("type"), out var kind) ? kind : throw new RefusedException(VenueErrors.BadOrderType);

    /// <summary>The side of a position must be told in hedge mode, and only there.</summary>
    public static PositionSide PositionSideOf(Account account, RequestParameters parameters)
    {
        var side = PositionSide.Both;
        if (parameters["positionSide"] is { } text && !Wire.TryParse(text, out side)) throw new RefusedException(VenueErrors.IllegalCharacters("positionSide"));
        return side != PositionSide.Both == account.IsHedged ? side : throw new RefusedException(VenueErrors.PositionSideMismatch);
    }

    public static bool ReduceOnly(Account account, RequestParameters parameters)
    {
        if (account.IsHedged && parameters.Has("reduceOnly")) throw new RefusedException(VenueErrors.NotRequired("reduceonly"));
        return parameters.Flag("reduceOnly");
    }

    public static TimeInForce TimeInForceOf(RequestParameters parameters, OrderKind kind)
    {
        var isLimit = kind is OrderKind.Limit or OrderKind.Stop or OrderKind.TakeProfit;
        var text = kind == OrderKind.Limit ? parameters.Required("timeInForce") : parameters["timeInForce"];
        if (text is null || !isLimit) return TimeInForce.Gtc;
        return Wire.TryParse<TimeInForce>(text, out var value) ? value : throw new RefusedException(VenueErrors.BadTimeInForce);
    }

    public static decimal Price(TradedSymbol symbol, decimal price)
    {
        var rules = symbol.Rules;
        if (price < 0) throw new RefusedException(VenueErrors.PriceNotPositive);
        if (Decimals.PlacesOf(price) > rules.PricePlaces) throw new RefusedException(VenueErrors.BadPrecision);
        if (price < rules.MinPrice) throw new RefusedException(VenueErrors.PriceTooSmall);
        return price % rules.TickSize == 0 ? price : throw new RefusedException(VenueErrors.PriceOffTick);
    }

    public static decimal Quantity(TradedSymbol symbol, decimal quantity, bool isMarket)
    {
        var rules = symbol.Rules;
        if (quantity <= 0) throw new RefusedException(VenueErrors.QuantityNotPositive);
        if (Decimals.PlacesOf(quantity) > rules.QuantityPlaces) throw new RefusedException(VenueErrors.BadPrecision);
        if (quantity < rules.MinQuantity) throw new RefusedException(VenueErrors.QuantityTooSmall);
        if (quantity > (isMarket ? rules.MaxMarketQuantity : rules.MaxQuantity)) throw new RefusedException(VenueErrors.QuantityTooLarge);
        return quantity % rules.StepSize == 0 ? quantity : throw new RefusedException(VenueErrors.QuantityOffStep);
    }

    /// <summary>The client's id, or one that the exchange makes.</summary>
    public string ClientId(string? given)
    {
        if (given is null) return $"sim{venue.NextId()}";
        if (given.Length > MaxClientIdLength) throw new RefusedException(VenueErrors.ClientIdLength);
        // ^[.A-Z:/a-z0-9_-]{1,36}$
        return given.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or ':' or '/' or '_' or '-')
            ? given
            : throw new RefusedException(VenueErrors.IllegalCharacters("newClientOrderId"));
    }

    /// <summary>In hedge mode the side alone tells that an order closes.</summary>
    public static bool IsClosing(Side side, PositionSide positionSide) => positionSide switch
    {
        PositionSide.Long => side == Core.Side.Sell,
        PositionSide.Short => side == Core.Side.Buy,
        _ => false,
    };
}
