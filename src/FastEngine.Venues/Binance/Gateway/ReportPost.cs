using FastEngine.Core.Execution;

namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Gives a report to the trade thread.</summary>
/// <returns>False when it has no room: it is given again.</returns>
public delegate bool ReportPost(in OrderReport report);
