using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Entry;
using FastEngine.Trading.Positions;

namespace FastEngine.Trading.Dtms;

/// <summary>Looks at a position when its check is due: fast, and deep when its time has come or something forces it. One transition a check.</summary>
internal sealed class DtmsMonitor(
    DtmsOptions options, Instrument[] instruments, TradeClock clock, PositionBook positions, DtmsExecutor executor, DtmsHedges hedges, DtmsEvents events)
{
    /// <summary>Starts the monitoring of a position whose profit or loss has reached its R.</summary>
    /// <returns>Whether it did.</returns>
    public bool StartByProfit(int slot, ref DtmsTrade trade)
    {
        if (trade.IsMonitored || trade.Risk == 0) return false;
        var profit = events.ProfitR(slot, in trade);
        if (!Scores.IsBelow(profit, options.StartProfitR)) Start(slot, ref trade, DtmsCause.ProfitReached, profit, options.StartProfitR);
        else if (!Scores.IsBelow(-options.StartLossR, profit)) Start(slot, ref trade, DtmsCause.LossReached, profit, -options.StartLossR);
        return trade.IsMonitored;
    }

    /// <summary>With the first check at once.</summary>
    public void Start(int slot, ref DtmsTrade trade, DtmsCause cause, double measured, double limit)
    {
        trade.IsMonitored = true;
        trade.SinceNs = trade.NextDeepNs = clock.NowNs;
        events.Say(DtmsEventKind.MonitoringStarted, slot, in trade, cause, measured, limit);
        Check(slot, ref trade);
    }

    public void Check(int slot, ref DtmsTrade trade)
    {
        var now = clock.NowNs;
        ref readonly var position = ref positions[slot];
        var instrument = instruments[position.InstrumentId];
        var regime = DtmsRegime.Of(in trade.Market, now, options);
        if (trade.State == DtmsState.Closed)
        {
            // An exit that failed is sent again.
            executor.CloseAll(slot, in trade);
        }
        else if (trade.Market.TimeNs > 0 && position.Quantity > 0)
        {
            var score = DtmsScorer.Score(in trade.Market, position.Direction, FixedPoint.PowerOfTen(instrument.PriceScale), in regime, options);
            var isForced = LookFast(slot, ref trade, in score);
            if (isForced || now >= trade.NextDeepNs) LookDeep(slot, ref trade, in score);
        }

        trade.NextFastNs = NextFast(in trade, in regime, now);
    }

    /// <summary>Something of the hedge has filled.</summary>
    public void OnHedgeOpened(int slot, ref DtmsTrade trade, int hedge)
    {
        ref readonly var position = ref positions[hedge];
        var e = events.Of(DtmsEventKind.HedgeOpened, slot, in trade);
        e.Quantity = position.Quantity;
        e.Order = position.EntryOrder;
        e.StopPrice = position.StopPrice;
        events.Say(in e);
        if (DtmsMachine.HedgeOpens(trade.State))
            Go(slot, ref trade, new DtmsStep(DtmsState.Hedged, DtmsAction.None, trade.HedgeCause, trade.HedgeMeasured, trade.HedgeLimit), 0);
        trade.NextFastNs = clock.NowNs + options.SlowCheckNs;
    }

    /// <summary>Nothing of the hedge is open, or ever was.</summary>
    /// <param name="hasServed">Whether anything of it had filled.</param>
    public void OnHedgeEnded(int slot, ref DtmsTrade trade, bool hasServed)
    {
        events.Say(hasServed ? DtmsEventKind.HedgeClosed : DtmsEventKind.HedgeFailed, slot, in trade, hasServed ? DtmsCause.HedgeClosed : DtmsCause.HedgeFailed);
        trade.Hedge = DtmsTrade.None;
        if (!hasServed) trade.IsDeepForced = true;
        var after = DtmsMachine.AfterHedge(trade.State);
        if (after != trade.State) Go(slot, ref trade, new DtmsStep(after, DtmsAction.None, DtmsCause.HedgeClosed, 0, 0), 0);
    }

    // What has happened since the last look, not what goes on: or every check of a trend would be a deep one.
    private bool LookFast(int slot, ref DtmsTrade trade, in DtmsScore score)
    {
        var isFlip = score.IsFlippedAgainst && !trade.WasFlipped;
        var isBreak = score.Break != DtmsBreak.None && trade.Market.BarTimeNs != trade.BreakBarNs;
        trade.WasFlipped = score.IsFlippedAgainst;
        if (isBreak) trade.BreakBarNs = trade.Market.BarTimeNs;
        var profit = events.ProfitR(slot, in trade);
        var isMove = trade.LastDeepNs > 0 && !Scores.IsBelow(Math.Abs(profit - trade.CheckedR), options.ForcedMoveR);
        var isForced = trade.IsDeepForced;
        trade.IsDeepForced = false;
        if (isBreak)
        {
            var cause = score.Break == DtmsBreak.ChangeOfCharacter ? DtmsCause.ChangeOfCharacter : DtmsCause.BreakOfStructure;
            events.Say(DtmsEventKind.FastCheck, slot, in trade, cause, score.IsBreakWith ? 1 : -1);
        }
        else if (isFlip)
        {
            events.Say(DtmsEventKind.FastCheck, slot, in trade, DtmsCause.VwapFlip, trade.Market.VwapSlope);
        }
        else if (isMove)
        {
            events.Say(DtmsEventKind.FastCheck, slot, in trade, DtmsCause.ProfitMoved, profit, trade.CheckedR);
        }

        return isBreak || isFlip || isMove || isForced || IsTimeOver(in trade);
    }

    private void LookDeep(int slot, ref DtmsTrade trade, in DtmsScore score)
    {
        var now = clock.NowNs;
        trade.Score = score.Sum;
        trade.CheckedR = events.ProfitR(slot, in trade);
        trade.LastDeepNs = now;
        trade.NextDeepNs = Math.Max(EngineTime.FloorMultiple(now, options.DeepCheckNs) + options.DeepCheckNs, now + options.DeepSpacingNs);
        var isNewBar = trade.Market.BarTimeNs > trade.SinceNs;
        var facts = new DtmsFacts
        {
            Score = score.Sum, InStateNs = now - trade.SinceNs, IsFlippedAgainst = score.IsFlippedAgainst, ShareAgainst = score.ShareAgainst,
            BreaksWith = isNewBar && score.BreaksWith, ChangesAgainst = isNewBar && score.ChangesAgainst, IsHedgePending = trade.Hedge != DtmsTrade.None,
        };
        var e = events.Of(DtmsEventKind.DeepCheck, slot, in trade);
        e.Parts = score.Parts;
        e.Measured = score.ShareAgainst;
        e.Limit = options.Transitions.Confluence;
        events.Say(in e);
        Apply(slot, ref trade, DtmsMachine.Next(trade.State, in facts, options.Transitions));
    }

    private void Apply(int slot, ref DtmsTrade trade, in DtmsStep step)
    {
        var stop = 0L;
        switch (step.Action)
        {
            case DtmsAction.TightenStop:
                stop = executor.Tighten(slot, in trade);
                break;
            case DtmsAction.Reduce:
                stop = executor.Reduce(slot, ref trade);
                break;
            case DtmsAction.OpenHedge:
                executor.OpenHedge(slot, ref trade, in step);
                break;
            case DtmsAction.CloseHedge:
                hedges.Close(trade.Hedge, ExitReason.HedgeDone);
                break;
            case DtmsAction.ReAdd:
                executor.ReAdd(slot, ref trade);
                break;
            case DtmsAction.CloseAll:
                executor.CloseAll(slot, in trade);
                break;
        }

        if (step.To != trade.State) Go(slot, ref trade, in step, stop);
        else if (trade.State == DtmsState.WarningL2 && !trade.HasReduced) executor.Reduce(slot, ref trade);
    }

    private void Go(int slot, ref DtmsTrade trade, in DtmsStep step, long stop)
    {
        var e = events.Of(DtmsEventKind.Transition, slot, in trade, step.Cause, step.Measured, step.Limit);
        e.To = step.To;
        e.StopPrice = stop;
        trade.State = step.To;
        trade.SinceNs = clock.NowNs;
        trade.HasReducedInstead = false;
        events.Say(in e);
    }

    // Looked at once: a warning that the score does not let go waits for the next deep check.
    private bool IsTimeOver(in DtmsTrade trade)
    {
        var end = EndOf(in trade);
        return clock.NowNs >= end && trade.LastDeepNs < end;
    }

    private long EndOf(in DtmsTrade trade)
    {
        var limit = options.Transitions.LimitOf(trade.State);
        return limit == 0 ? long.MaxValue : trade.SinceNs + limit;
    }

    private long NextFast(in DtmsTrade trade, in DtmsRegime regime, long now)
    {
        var period = trade.State == DtmsState.Hedged || regime.IsFlat ? options.SlowCheckNs
            : regime.Volatility == DtmsVolatility.High ? options.HighVolatilityCheckNs : options.FastCheckNs;
        var end = EndOf(in trade);
        return end > now ? Math.Min(now + period, end) : now + period;
    }
}
