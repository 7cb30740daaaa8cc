namespace FastEngine.Venues.Binance.Account;

/// <summary>What a market of the account holds: what a reconciliation compares with. Positions were read first, open orders last, so an order that filled between
/// shows as a position that is still missing, never as nothing at all.</summary>
/// <param name="VenueTimeNs">The venue's clock when the first question left.</param>
/// <param name="Positions">Of the run's instruments; what is not listed is flat.</param>
/// <param name="OpenOrders">Likewise, of both services.</param>
/// <param name="OtherSymbols">Symbols that the run does not have, and that have a position or an order.</param>
public sealed record AccountSnapshot(
    long VenueTimeNs, IReadOnlyList<HeldPosition> Positions, IReadOnlyList<RestingOrder> OpenOrders, IReadOnlyList<string> OtherSymbols);
