using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;

namespace FastEngine.Trading.Dtms;

/// <summary>Leads synthetic trades through every state and edge of the defensive management, in trade stages of their own: complete code that
/// nothing calls is worth nothing. Never sets a score; finds markets that score so.</summary>
public static class DtmsSelfCheck
{
    /// <summary>The edges that these options do not let a trade reach, in the order of <see cref="DtmsEdge.All"/>; none is well.</summary>
    public static IReadOnlyList<DtmsEdge> Unreached(DtmsOptions options)
    {
        var reached = new HashSet<DtmsEdge>();
        var wanted = new Markets(options.Transitions);
        Warnings(options, reached, wanted);
        Recovery(options, reached, wanted);
        Failure(options, reached, wanted);
        Ends(options, reached, wanted);
        NoHedge(options, reached, wanted);
        var missing = new List<DtmsEdge>();
        foreach (var edge in DtmsEdge.All)
            if (!reached.Contains(edge)) missing.Add(edge);
        return missing;
    }

    private static void Warnings(DtmsOptions options, HashSet<DtmsEdge> reached, Markets market)
    {
        var trade = new ScratchTrade(options, reached);
        trade.Move(options.StartProfitR);
        trade.Until(DtmsState.WarningL1, market.IsWarning);
        trade.Until(DtmsState.Healthy, market.IsHealthy);
        trade.Until(DtmsState.WarningL1, market.IsWarning);
        trade.Until(DtmsState.Healthy, market.IsBetweenHealthyAndWarning);
        Reduce(trade, market);
        trade.Until(DtmsState.WarningL1, market.IsCalm);
        Reduce(trade, market);
        trade.Until(DtmsState.WarningL1, market.IsBetweenCalmAndReduce);
        trade.Exit(isHedge: false);
    }

    private static void Recovery(DtmsOptions options, HashSet<DtmsEdge> reached, Markets market)
    {
        var trade = new ScratchTrade(options, reached);
        trade.Move(-options.StartLossR);
        trade.Move(-options.StartLossR - options.ForcedMoveR);
        Reduce(trade, market);
        trade.UntilOrder(market.IsHedge);
        trade.Reject();
        trade.UntilOrder(market.IsHedge);
        trade.FillAll();
        trade.Exit(isHedge: true);
        trade.UntilOrder(market.IsConfluence);
        trade.FillAll();
        trade.Break(1, isChange: false, DtmsState.Recovering, market.IsNotRecovered);
        trade.FillAll();
        trade.Until(DtmsState.Healthy, market.IsRecovered);
        trade.FillAll();
        trade.Exit(isHedge: false);
    }

    private static void Failure(DtmsOptions options, HashSet<DtmsEdge> reached, Markets market)
    {
        var trade = new ScratchTrade(options, reached);
        Hedge(trade, market);
        trade.Break(1, isChange: false, DtmsState.Recovering, market.IsNotRecovered);
        trade.FillAll();
        trade.Kill(KillSwitchLevel.StopEntries);
        trade.Until(DtmsState.Healthy, market.IsRecovered);
        trade.Exit(isHedge: false);
    }

    private static void Ends(DtmsOptions options, HashSet<DtmsEdge> reached, Markets market)
    {
        var changed = new ScratchTrade(options, reached);
        Hedge(changed, market);
        changed.Break(-1, isChange: true, DtmsState.Closed, _ => true);
        changed.FillAll();

        var expired = new ScratchTrade(options, reached);
        Hedge(expired, market);
        expired.Until(DtmsState.Closed, ScratchTrade.IsNothing);
        expired.FillAll();

        var lost = new ScratchTrade(options, reached);
        Hedge(lost, market);
        lost.Break(1, isChange: false, DtmsState.Recovering, market.IsNotRecovered);
        lost.FillAll();
        lost.Until(DtmsState.Closed, market.IsNotRecovered);
        lost.FillAll();
    }

    private static void NoHedge(DtmsOptions options, HashSet<DtmsEdge> reached, Markets market)
    {
        var trade = new ScratchTrade(options, reached);
        Reduce(trade, market);
        trade.GrowOld(market.IsHedge);
        trade.Kill(KillSwitchLevel.ReduceOnly);
        trade.UntilOrder(market.IsHedge);
        trade.FillAll();
        trade.Exit(isHedge: false);
    }

    private static void Reduce(ScratchTrade trade, Markets market)
    {
        trade.Until(DtmsState.WarningL1, market.IsWarning);
        trade.Until(DtmsState.WarningL2, market.IsReduce);
        trade.FillAll();
    }

    private static void Hedge(ScratchTrade trade, Markets market)
    {
        Reduce(trade, market);
        trade.UntilOrder(market.IsHedge);
        trade.FillAll();
    }

    private sealed class Markets(DtmsTransitions options)
    {
        public bool IsHealthy(DtmsScore score) => IsAtLeast(score, options.HealthyAt) && !score.IsFlippedAgainst;

        public bool IsWarning(DtmsScore score) => IsAtMost(score, options.WarnAt) && !IsAtMost(score, options.ReduceAt) && !score.IsFlippedAgainst;

        public bool IsBetweenHealthyAndWarning(DtmsScore score) =>
            !IsAtMost(score, options.WarnAt) && !IsAtLeast(score, options.HealthyAt) && !score.IsFlippedAgainst;

        public bool IsReduce(DtmsScore score) => IsAtMost(score, options.ReduceAt) && !IsAtMost(score, options.HedgeAt) && !score.IsFlippedAgainst;

        public bool IsCalm(DtmsScore score) => IsAtLeast(score, options.CalmAt) && !score.IsFlippedAgainst;

        public bool IsBetweenCalmAndReduce(DtmsScore score) => !IsAtMost(score, options.ReduceAt) && !IsAtLeast(score, options.CalmAt) && !score.IsFlippedAgainst;

        public bool IsHedge(DtmsScore score) => IsAtMost(score, options.HedgeAt);

        public bool IsConfluence(DtmsScore score) =>
            !IsAtMost(score, options.HedgeAt) && score.IsFlippedAgainst && !Scores.IsBelow(score.ShareAgainst, options.Confluence);

        public bool IsRecovered(DtmsScore score) => IsAtLeast(score, options.RecoveredAt);

        public bool IsNotRecovered(DtmsScore score) => !IsRecovered(score);

        private static bool IsAtMost(DtmsScore score, double limit) => !Scores.IsBelow(limit, score.Sum);

        private static bool IsAtLeast(DtmsScore score, double limit) => !Scores.IsBelow(score.Sum, limit);
    }
}
