using FastEngine.Core.Execution;

namespace FastEngine.Trading.Dtms;

/// <summary>How the defensive trade management has a position.</summary>
public struct ManagedPosition
{
    public long PositionId;

    /// <summary>Its hedge, sent or open; 0 for none.</summary>
    public long HedgeId;

    /// <summary>ns since the epoch; 0 before the entry is done.</summary>
    public long NextCheckNs;

    /// <summary>At the last deep check.</summary>
    public double Score;

    /// <summary>Profit in R at the mark.</summary>
    public double ProfitR;

    public DtmsState State;

    /// <summary>Checks have begun.</summary>
    public bool IsMonitored;
}
