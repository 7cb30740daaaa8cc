using FastEngine.Trading.Parts;

namespace FastEngine.Trading.Protection;

/// <summary>Stop and target legs at the venue, and the one that repairs them.</summary>
internal sealed class ProtectionDesk : TradePart
{
}
