using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Exchange.Matching;
using FastEngine.Exchange.Rest;
using FastEngine.Simulation.Paper;
using FastEngine.Simulation.Paper.Script;

namespace FastEngine.Exchange.Scripted;

/// <summary>The rules of a script, applied to what a client sends.</summary>
internal sealed class ScriptedFates(Venue venue, ExchangeScript script)
{
    private readonly Dictionary<string, OrderFate> _fates = [];

    public ScriptRules Rules { get; } = new(script.Script);

    /// <summary>What is to become of an order, by the client's id of it; null of one that is not a client's.</summary>
    public OrderFate? Of(string id) => _fates.GetValueOrDefault(id);

    public OrderMark? MarkOf(string id) => script.MarkOf(id);

    /// <summary>An order is sent that would be at the book at a time.</summary>
    /// <returns>Null of one that is not a client's; of a list what the first of its orders meets, else the other.</returns>
    public OrderFate? OnOrder(VenueRequest request, string id, long arrivalNs)
    {
        var parameters = request.Parameters;
        var symbol = venue.Find(request.IsFuture, parameters.Required("symbol"))!;
        var side = parameters["side"] == "SELL" ? Side.Sell : Side.Buy;
        if (!parameters.Has("belowClientOrderId")) return Settle(request.IsFuture, id, symbol, side, parameters["type"], arrivalNs);
        var below = Settle(request.IsFuture, parameters["belowClientOrderId"]!, symbol, side, parameters["belowType"], arrivalNs);
        var above = Settle(request.IsFuture, parameters["aboveClientOrderId"]!, symbol, side, parameters["aboveType"], arrivalNs);
        return below is null || (!below.IsLost && below.Refusal is null && below.DelayNs == 0) ? above : below;
    }

    /// <summary>How long a cancellation takes more; null when it never arrives.</summary>
    public long? OnCancel(string id, long arrivalNs)
    {
        if (Of(id) is not { } fate) return 0;
        var subject = fate.At(arrivalNs);
        return Rules.Take(VenueEffect.LoseCancel, in subject) is not null ? null : Rules.Delay(VenueEffect.DelayCancel, in subject);
    }

    /// <summary>How a question is answered: how much later, null for never, and whether with an error.</summary>
    public (long? DelayNs, bool IsFailing) OnQuery(VenueRequest request, long arrivalNs)
    {
        if (KindOf(request) is not { } kind) return (0, false);
        var symbol = request.Parameters["symbol"] is { } name ? venue.Find(request.IsFuture, name) : venue.Symbols.FirstOrDefault(one => one.IsFuture == request.IsFuture);
        var subject = ScriptSubject.OfQuery(symbol?.Index ?? -1, kind, arrivalNs);
        if (Rules.Take(VenueEffect.LoseQuery, in subject) is not null) return (null, false);
        return (Rules.Delay(VenueEffect.DelayAnswer, in subject), Rules.Take(VenueEffect.FailQuery, in subject) is not null);
    }

    /// <summary>For how long a fill is not seen.</summary>
    public long Hide(Order order)
    {
        if (Of(order.ClientOrderId) is not { } fate) return 0;
        var subject = fate.At(venue.NowNs);
        return fate.HiddenNs = Rules.Delay(VenueEffect.HidePosition, in subject);
    }

    /// <summary>Nothing of an order is told from now on, but what it does to the position.</summary>
    public void Silence(string id, int instrumentId)
    {
        if (!_fates.TryGetValue(id, out var fate)) _fates.Add(id, fate = new OrderFate { InstrumentId = instrumentId, Mark = default });
        fate.IsSilent = true;
    }

    private OrderFate? Settle(bool isFuture, string id, TradedSymbol symbol, Side side, string? type, long arrivalNs)
    {
        if (script.MarkOf(id) is not { } mark) return null;
        var fate = new OrderFate { InstrumentId = symbol.Index, Mark = mark, Type = TypeOf(type), Side = side };
        var subject = fate.At(arrivalNs);
        fate.IsLost = Rules.Take(VenueEffect.LoseOrder, in subject) is not null;
        _fates[id] = fate;
        if (fate.IsLost) return fate;
        fate.DelayNs = Rules.Delay(VenueEffect.DelayOrder, in subject);
        if (Rules.Take(VenueEffect.Reject, in subject) is { } refusing) fate.Refusal = ScriptedRefusals.Of(refusing.Reject, isFuture, symbol.Rules.MinNotional);
        fate.IsSilent = Rules.Take(VenueEffect.LoseReports, in subject) is not null;
        if (Rules.Take(VenueEffect.FillPart, in subject) is { } part) fate.Part = part.PartPpm / (decimal)PaperOptions.FullParticipationPpm;
        fate.IsUntold = Rules.Take(VenueEffect.LoseAcknowledgement, in subject) is not null;
        return fate;
    }

    private static OrderType TypeOf(string? text) => text switch
    {
        "MARKET" => OrderType.Market,
        "STOP" or "STOP_MARKET" or "STOP_LOSS" or "STOP_LOSS_LIMIT" => OrderType.StopMarket,
        "TAKE_PROFIT" or "TAKE_PROFIT_MARKET" or "TAKE_PROFIT_LIMIT" => OrderType.TakeProfitMarket,
        _ => OrderType.Limit,
    };

    // A question for open orders is two requests on USD-M: that for plain ones counts.
    private static VenueQueryKind? KindOf(VenueRequest request) => request.Path switch
    {
        "/fapi/v3/positionRisk" or "/api/v3/account" => VenueQueryKind.Position,
        "/fapi/v1/openOrders" or "/api/v3/openOrders" => VenueQueryKind.OpenOrders,
        "/fapi/v1/order" or "/fapi/v1/algoOrder" or "/api/v3/order" => VenueQueryKind.Order,
        "/fapi/v1/rateLimit/order" => VenueQueryKind.Ping,
        _ => null,
    };
}
