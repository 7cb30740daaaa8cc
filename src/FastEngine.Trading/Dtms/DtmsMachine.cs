using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;

namespace FastEngine.Trading.Dtms;

/// <summary>The transitions: of a state and what a check found, at most one.</summary>
public static class DtmsMachine
{
    public static DtmsStep Next(DtmsState state, in DtmsFacts facts, DtmsTransitions options) => state switch
    {
        DtmsState.Healthy => FromHealthy(in facts, options),
        DtmsState.WarningL1 => FromFirstWarning(in facts, options),
        DtmsState.WarningL2 => FromSecondWarning(in facts, options),
        DtmsState.Hedged => FromHedged(in facts, options),
        DtmsState.Recovering => FromRecovering(in facts, options),
        _ => Stay(state),
    };

    /// <summary>Something of the hedge has filled.</summary>
    public static bool HedgeOpens(DtmsState state) => state == DtmsState.WarningL2;

    /// <summary>Where a position goes when its hedge has ended, whatever closed it.</summary>
    public static DtmsState AfterHedge(DtmsState state) => state == DtmsState.Hedged ? DtmsState.WarningL2 : state;

    private static DtmsStep FromHealthy(in DtmsFacts facts, DtmsTransitions options) => IsAtMost(facts.Score, options.WarnAt)
        ? ByScore(DtmsState.WarningL1, DtmsAction.TightenStop, in facts, options.WarnAt)
        : Stay(DtmsState.Healthy);

    private static DtmsStep FromFirstWarning(in DtmsFacts facts, DtmsTransitions options)
    {
        if (IsAtMost(facts.Score, options.ReduceAt)) return ByScore(DtmsState.WarningL2, DtmsAction.Reduce, in facts, options.ReduceAt);
        if (IsAtLeast(facts.Score, options.HealthyAt)) return ByScore(DtmsState.Healthy, DtmsAction.None, in facts, options.HealthyAt);
        return facts.InStateNs >= options.WarningNs && !IsAtMost(facts.Score, options.WarnAt)
            ? ByTime(DtmsState.Healthy, DtmsAction.None, in facts, options.WarningNs)
            : Stay(DtmsState.WarningL1);
    }

    private static DtmsStep FromSecondWarning(in DtmsFacts facts, DtmsTransitions options)
    {
        if (facts.IsHedgePending) return Stay(DtmsState.WarningL2);
        if (IsAtMost(facts.Score, options.HedgeAt)) return ByScore(DtmsState.WarningL2, DtmsAction.OpenHedge, in facts, options.HedgeAt);
        if (facts.IsFlippedAgainst && IsAtLeast(facts.ShareAgainst, options.Confluence))
            return new DtmsStep(DtmsState.WarningL2, DtmsAction.OpenHedge, DtmsCause.Confluence, facts.ShareAgainst, options.Confluence);
        if (IsAtLeast(facts.Score, options.CalmAt)) return ByScore(DtmsState.WarningL1, DtmsAction.None, in facts, options.CalmAt);
        return facts.InStateNs >= options.WarningNs && !IsAtMost(facts.Score, options.ReduceAt)
            ? ByTime(DtmsState.WarningL1, DtmsAction.None, in facts, options.WarningNs)
            : Stay(DtmsState.WarningL2);
    }

    private static DtmsStep FromHedged(in DtmsFacts facts, DtmsTransitions options)
    {
        if (facts.ChangesAgainst) return new DtmsStep(DtmsState.Closed, DtmsAction.CloseAll, DtmsCause.ChangeOfCharacter, facts.Score, 0);
        if (facts.BreaksWith) return new DtmsStep(DtmsState.Recovering, DtmsAction.CloseHedge, DtmsCause.BreakOfStructure, facts.Score, 0);
        return facts.InStateNs >= options.HedgedNs
            ? ByTime(DtmsState.Closed, DtmsAction.CloseAll, in facts, options.HedgedNs)
            : Stay(DtmsState.Hedged);
    }

    private static DtmsStep FromRecovering(in DtmsFacts facts, DtmsTransitions options)
    {
        if (IsAtLeast(facts.Score, options.RecoveredAt)) return ByScore(DtmsState.Healthy, DtmsAction.ReAdd, in facts, options.RecoveredAt);
        return facts.InStateNs >= options.RecoveringNs
            ? ByTime(DtmsState.Closed, DtmsAction.CloseAll, in facts, options.RecoveringNs)
            : Stay(DtmsState.Recovering);
    }

    private static DtmsStep ByScore(DtmsState to, DtmsAction action, in DtmsFacts facts, double limit) => new(to, action, DtmsCause.Score, facts.Score, limit);

    private static DtmsStep ByTime(DtmsState to, DtmsAction action, in DtmsFacts facts, long limit) =>
        new(to, action, DtmsCause.Timeout, facts.InStateNs, limit);

    private static DtmsStep Stay(DtmsState state) => new(state, DtmsAction.None, DtmsCause.None, 0, 0);

    private static bool IsAtMost(double value, double limit) => !Scores.IsBelow(limit, value);

    private static bool IsAtLeast(double value, double limit) => !Scores.IsBelow(value, limit);
}
