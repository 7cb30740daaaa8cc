namespace FastEngine.Host.Control.Status;

/// <summary>What may be traded.</summary>
public sealed record KillSwitchStatus
{
    /// <summary>As <c>none</c>, <c>stop_entries</c>, <c>reduce_only</c>, <c>flatten</c>: the highest of the causes.</summary>
    public string? Level { get; init; }

    /// <summary>Rung of the drawdown ladder today, 1 to 4; 0 for none.</summary>
    public int LadderRung { get; init; }

    public IReadOnlyList<KillSwitchCause> Causes { get; init => field = value ?? []; } = [];
}
