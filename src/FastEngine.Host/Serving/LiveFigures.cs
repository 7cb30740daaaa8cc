using FastEngine.Core.Execution;

namespace FastEngine.Host.Serving;

/// <summary>Figures of a board that are of no one symbol.</summary>
/// <param name="TimeNs">Engine time of the newest publication; 0 before the first.</param>
/// <param name="Peak">Highest equity that was sampled; money.</param>
/// <param name="ClosedTrades">Since the engine began.</param>
/// <param name="Health">Null before there were positions.</param>
/// <param name="HealthNs">When it was measured.</param>
internal readonly record struct LiveFigures(long TimeNs, Int128 Peak, long ClosedTrades, Health? Health, long HealthNs);
