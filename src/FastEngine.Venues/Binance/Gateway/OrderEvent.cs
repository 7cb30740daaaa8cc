using FastEngine.Venues.Binance.UserData.Events;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>What both markets tell of an order, by their own names.</summary>
internal readonly record struct OrderEvent(
    string? ClientId, string? Side, string? PositionSide, string? Quantity, string? ExecutionType, string? Status, long VenueOrder, string? LastQuantity,
    string? Filled, string? LastPrice, string? FeeAsset, string? Fee, long TradeId, long TimeMs)
{
    public static OrderEvent Of(OrderReportBody body, string? positionSide) => new(
        body.ClientId, body.Side, positionSide, body.Quantity, body.ExecutionType, body.Status, body.OrderId, body.LastQuantity, body.FilledQuantity,
        body.LastPrice, body.FeeAsset, body.Fee, body.TradeId, body.TradeTime);
}
