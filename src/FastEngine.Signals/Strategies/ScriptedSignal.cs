using FastEngine.Core;

namespace FastEngine.Signals.Strategies;

/// <param name="TimeNs">Emitted at the symbol's first on-time trade with T at or after this, ns since the epoch.</param>
/// <param name="InstrumentId">Whose.</param>
/// <param name="Direction">Long or short.</param>
/// <param name="EntryScore">As written.</param>
/// <param name="Confluence">As written.</param>
/// <param name="ZoneEdge">Edge that the initial stop comes from, at the price scale; 0 for none.</param>
/// <param name="EveryNs">Emitted again each time so much later; 0 for once.</param>
/// <param name="IsClose">No entry: the strategy asks for the close of its position of that side, if it has one.</param>
public readonly record struct ScriptedSignal(
    long TimeNs, int InstrumentId, Direction Direction, double EntryScore, double Confluence, long ZoneEdge, long EveryNs = 0, bool IsClose = false);
