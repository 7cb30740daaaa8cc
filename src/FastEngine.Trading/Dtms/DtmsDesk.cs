using FastEngine.Trading.Parts;

namespace FastEngine.Trading.Dtms;

/// <summary>Defensive trade management: a state machine for each open strategy position.</summary>
internal sealed class DtmsDesk : TradePart
{
}
