using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Dtms;

/// <summary>At which scores, and after how long, a position goes from one state to another.</summary>
public sealed record DtmsTransitions
{
    /// <summary>At or below: the first warning, the second, and a hedge.</summary>
    public double WarnAt { get; init; } = -2;
    public double ReduceAt { get; init; } = -4;
    public double HedgeAt { get; init; } = -6;

    /// <summary>At or above: from the first warning to healthy, from the second to the first, from recovering to healthy.</summary>
    public double HealthyAt { get; init; }
    public double CalmAt { get; init; } = -2;
    public double RecoveredAt { get; init; } = 1;

    /// <summary>Part of the maxima of all parts that must be against for a hedge when the VWAP has turned.</summary>
    public double Confluence { get; init; } = 0.7;

    /// <summary>How long each state lasts before its time is over.</summary>
    public long WarningNs { get; init; } = 30 * EngineTime.NsPerMinute;
    public long HedgedNs { get; init; } = 75 * EngineTime.NsPerMinute;
    public long RecoveringNs { get; init; } = 30 * EngineTime.NsPerMinute;

    /// <summary>0 for a state without an end.</summary>
    internal long LimitOf(DtmsState state) => state switch
    {
        DtmsState.WarningL1 or DtmsState.WarningL2 => WarningNs,
        DtmsState.Hedged => HedgedNs,
        DtmsState.Recovering => RecoveringNs,
        _ => 0,
    };

    internal void Check()
    {
        DtmsChecks.Above(WarnAt, ReduceAt, nameof(WarnAt));
        DtmsChecks.Above(ReduceAt, HedgeAt, nameof(ReduceAt));
        DtmsChecks.Above(HealthyAt, WarnAt, nameof(HealthyAt));
        DtmsChecks.Above(CalmAt, ReduceAt, nameof(CalmAt));
        DtmsChecks.AtLeast(RecoveredAt, HealthyAt, nameof(RecoveredAt));
        DtmsChecks.Positive(Confluence, nameof(Confluence));
        DtmsChecks.AtLeast(1, Confluence, nameof(Confluence));
        DtmsChecks.Positive(WarningNs, nameof(WarningNs));
        DtmsChecks.Positive(HedgedNs, nameof(HedgedNs));
        DtmsChecks.Positive(RecoveringNs, nameof(RecoveringNs));
    }
}
