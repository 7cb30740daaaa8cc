using FastEngine.Trading.Parts;

namespace FastEngine.Trading.Safety;

/// <summary>The triggers of the kill switch, the drawdown ladder, the margin buffer, silent symbols and the time to flat.</summary>
internal sealed class SafetyDesk : TradePart
{
}
