using FastEngine.Core.Execution;

namespace FastEngine.Trading.Positions;

/// <summary>A position from its first fill on: what is open of it, which may be nothing for now, and what was closed.</summary>
public struct PositionTotals
{
    public OpenPosition Open;
    public ClosedSoFar Closed;

    /// <summary>Number of the exchange position that its last fill was part of.</summary>
    public long ExchangePosition;
}
