using FastEngine.Core.Execution;
using FastEngine.Exchange.Errors;

namespace FastEngine.Exchange.Scripted;

/// <summary>The exchange's words for the reasons that a script refuses orders with.</summary>
internal static class ScriptedRefusals
{
    public static VenueError Of(RejectReason reason, bool isFuture, decimal leastNotional) => (reason, isFuture) switch
    {
        (RejectReason.PriceFilter, true) => VenueErrors.PriceOffTick,
        (RejectReason.PriceFilter, false) => VenueErrors.Filter("PRICE_FILTER"),
        (RejectReason.LotSize, true) => VenueErrors.QuantityOffStep,
        (RejectReason.LotSize, false) => VenueErrors.Filter("LOT_SIZE"),
        (RejectReason.MinNotional, true) => VenueErrors.Notional(leastNotional),
        (RejectReason.MinNotional, false) => VenueErrors.Filter("NOTIONAL"),
        (RejectReason.DuplicateClientId, true) => VenueErrors.DuplicateClientId,
        (RejectReason.DuplicateClientId, false) => VenueErrors.DuplicateSpotOrder,
        (RejectReason.WouldTrigger, true) => VenueErrors.WouldTrigger,
        (RejectReason.WouldTrigger, false) => VenueErrors.StopWouldTrigger,
        (RejectReason.WouldTake, true) => VenueErrors.PostOnly,
        (RejectReason.WouldTake, false) => VenueErrors.WouldMatch,
        (RejectReason.TooManyOrders, true) => VenueErrors.TooManyOpenOrders,
        (RejectReason.TooManyOrders, false) => VenueErrors.Filter("MAX_NUM_ORDERS"),
        (RejectReason.InsufficientMargin, true) => VenueErrors.MarginNotSufficient,
        (RejectReason.ReduceOnly, _) => VenueErrors.ReduceOnlyRejected,
        (RejectReason.ReduceOnlyNotAccepted, _) => VenueErrors.NotRequired("reduceonly"),
        (RejectReason.InsufficientMargin or RejectReason.InsufficientBalance, _) => VenueErrors.InsufficientSpotBalance,
        (RejectReason.NoAnswer, _) => VenueErrors.Timeout,
        (RejectReason.UnknownOrder, _) => VenueErrors.UnknownOrder,
        _ => VenueErrors.UnableToFill,
    };
}
