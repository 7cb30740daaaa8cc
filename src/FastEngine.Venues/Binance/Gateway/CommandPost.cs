using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Gives a command to the trade thread.</summary>
/// <returns>False when it has no room.</returns>
public delegate bool CommandPost(in Command command);
