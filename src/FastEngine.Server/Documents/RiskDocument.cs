namespace FastEngine.Server.Documents;

/// <summary>What may be traded, and why not more.</summary>
public sealed record RiskDocument
{
    public required AccountDocument Account { get; init; }

    /// <summary>As <c>none</c>, <c>stop_entries</c>, <c>reduce_only</c>, <c>flatten</c>: the highest of the causes.</summary>
    public required string KillSwitch { get; init; }

    public required IReadOnlyList<CauseDocument> Causes { get; init; }

    /// <summary>Rung of the drawdown ladder today, 1 to 4; 0 for none.</summary>
    public required int LadderRung { get; init; }

    /// <summary>Losses of the day at which each rung begins, % of the equity at its start.</summary>
    public required IReadOnlyList<double> LadderPct { get; init; }

    /// <summary>Missing before there were positions.</summary>
    public HealthDocument? Health { get; init; }

    /// <summary>How long closing everything would take.</summary>
    public required long TimeToFlatNs { get; init; }

    public required string CostToFlat { get; init; }
}
