using FastEngine.Core;

namespace FastEngine.Feeds.Intake;

/// <summary>Trade ids of one instrument that did not come.</summary>
/// <param name="FirstId">First missing one.</param>
/// <param name="LastId">Last missing one, inclusive.</param>
/// <param name="Stream">Whose ids they are.</param>
public readonly record struct TradeGap(int InstrumentId, long FirstId, long LastId, TradeStream Stream)
{
    /// <summary>How many are missing.</summary>
    public long Count => LastId - FirstId + 1;
}
