using FastEngine.Core;

namespace FastEngine.Host.Service.Watching;

/// <summary>The most liquid symbols of a market.</summary>
/// <param name="TimeNs">When they were found, ns since the epoch.</param>
internal sealed record TopLiquid(Market Market, long TimeNs, IReadOnlyList<LiquidSymbol> Symbols);
