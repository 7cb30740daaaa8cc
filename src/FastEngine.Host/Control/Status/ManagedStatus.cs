using FastEngine.Host.Outputs.Trading;
using FastEngine.Trading.Dtms;

namespace FastEngine.Host.Control.Status;

/// <summary>How the defensive management has a position.</summary>
public sealed record ManagedStatus
{
    /// <summary>As <c>healthy</c>, <c>warning_l1</c>, <c>hedged</c>; <c>waiting</c> before checks have begun.</summary>
    public string? State { get; init; }

    /// <summary>At the last deep check.</summary>
    public double Score { get; init; }

    /// <summary>Profit in R at the last price.</summary>
    public double ProfitR { get; init; }

    /// <summary>Engine time; 0 before the entry is done.</summary>
    public long NextCheckNs { get; init; }

    /// <summary>Its hedge, sent or open.</summary>
    public long? HedgeId { get; init; }

    internal static ManagedStatus Of(in ManagedPosition managed) => new()
    {
        State = managed.IsMonitored ? Names.Of(managed.State) : "waiting", Score = managed.Score, ProfitR = double.IsFinite(managed.ProfitR) ? managed.ProfitR : 0,
        NextCheckNs = managed.NextCheckNs, HedgeId = managed.HedgeId == 0 ? null : managed.HedgeId,
    };
}
