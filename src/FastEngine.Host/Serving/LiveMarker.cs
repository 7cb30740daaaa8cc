using FastEngine.Core;

namespace FastEngine.Host.Serving;

/// <summary>An entry or an exit of a symbol, for its chart.</summary>
/// <param name="Text">Of an exit: why.</param>
/// <param name="Pnl">Of an exit, in the account's currency; NaN of an entry.</param>
internal readonly record struct LiveMarker(long TimeNs, int InstrumentId, long PositionId, Direction Direction, bool IsEntry, double Price, string? Text, double Pnl);
