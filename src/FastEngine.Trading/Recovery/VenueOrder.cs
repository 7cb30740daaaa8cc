namespace FastEngine.Trading.Recovery;

/// <summary>An order that is open at a venue.</summary>
/// <param name="ClientId">As it was sent, ours or not.</param>
/// <param name="InstrumentId">Ours.</param>
/// <param name="Remaining">Quantity that may still fill.</param>
public readonly record struct VenueOrder(string ClientId, int InstrumentId, long Remaining);
