using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Account;

/// <summary>An order that is open at the venue.</summary>
/// <param name="ClientId">As it was sent, by us or another.</param>
/// <param name="Id">Ours; null for one that is not.</param>
/// <param name="InstrumentId">Ours.</param>
/// <param name="Side">Of the order.</param>
/// <param name="Remaining">Quantity that may still fill.</param>
/// <param name="Price">Trigger or limit; at the instrument's price scale.</param>
/// <param name="VenueOrder">The venue's number, of the service that has it.</param>
/// <param name="IsAlgo">Whether that is the algo service.</param>
public readonly record struct RestingOrder(string ClientId, ClientOrderId? Id, int InstrumentId, Side Side, long Remaining, long Price, long VenueOrder, bool IsAlgo);
