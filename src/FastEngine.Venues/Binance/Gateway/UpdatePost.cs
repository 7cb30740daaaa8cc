using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Gives an update of the account to the trade thread.</summary>
/// <returns>False when it has no room: it is given again.</returns>
public delegate bool UpdatePost(in VenueUpdate update);
