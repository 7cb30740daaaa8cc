using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Dtms;

namespace FastEngine.Trading.Tests.Dtms;

public class DtmsMachineTests
{
    // Columns: from, score, minutes in the state, VWAP turned, share against, break with, change against, hedge sent; then to, action, cause.
    [Theory]
    [InlineData(DtmsState.Healthy, -1.99, 600, true, 1, true, true, false, DtmsState.Healthy, DtmsAction.None, DtmsCause.None)]
    [InlineData(DtmsState.Healthy, -2, 0, false, 0, false, false, false, DtmsState.WarningL1, DtmsAction.TightenStop, DtmsCause.Score)]
    [InlineData(DtmsState.Healthy, -2 + 1e-12, 0, false, 0, false, false, false, DtmsState.WarningL1, DtmsAction.TightenStop, DtmsCause.Score)]
    [InlineData(DtmsState.Healthy, -8, 0, true, 1, false, true, false, DtmsState.WarningL1, DtmsAction.TightenStop, DtmsCause.Score)]
    [InlineData(DtmsState.WarningL1, 0, 0, false, 0, false, false, false, DtmsState.Healthy, DtmsAction.None, DtmsCause.Score)]
    [InlineData(DtmsState.WarningL1, -0.01, 29, false, 0, false, false, false, DtmsState.WarningL1, DtmsAction.None, DtmsCause.None)]
    [InlineData(DtmsState.WarningL1, -0.01, 30, false, 0, false, false, false, DtmsState.Healthy, DtmsAction.None, DtmsCause.Timeout)]
    [InlineData(DtmsState.WarningL1, -2, 30, false, 0, false, false, false, DtmsState.WarningL1, DtmsAction.None, DtmsCause.None)]
    [InlineData(DtmsState.WarningL1, -4, 30, false, 0, false, false, false, DtmsState.WarningL2, DtmsAction.Reduce, DtmsCause.Score)]
    [InlineData(DtmsState.WarningL1, -8, 0, true, 1, false, true, false, DtmsState.WarningL2, DtmsAction.Reduce, DtmsCause.Score)]
    [InlineData(DtmsState.WarningL2, -2, 0, false, 0, false, false, false, DtmsState.WarningL1, DtmsAction.None, DtmsCause.Score)]
    [InlineData(DtmsState.WarningL2, -2.01, 29, false, 0, false, false, false, DtmsState.WarningL2, DtmsAction.None, DtmsCause.None)]
    [InlineData(DtmsState.WarningL2, -3.99, 30, false, 0, false, false, false, DtmsState.WarningL1, DtmsAction.None, DtmsCause.Timeout)]
    [InlineData(DtmsState.WarningL2, -4, 30, false, 0, false, false, false, DtmsState.WarningL2, DtmsAction.None, DtmsCause.None)]
    [InlineData(DtmsState.WarningL2, -6, 0, false, 0, false, false, false, DtmsState.WarningL2, DtmsAction.OpenHedge, DtmsCause.Score)]
    [InlineData(DtmsState.WarningL2, -5.9, 0, true, 0.7, false, false, false, DtmsState.WarningL2, DtmsAction.OpenHedge, DtmsCause.Confluence)]
    [InlineData(DtmsState.WarningL2, -5.9, 0, true, 0.69, false, false, false, DtmsState.WarningL2, DtmsAction.None, DtmsCause.None)]
    [InlineData(DtmsState.WarningL2, -5.9, 0, false, 1, false, true, false, DtmsState.WarningL2, DtmsAction.None, DtmsCause.None)]
    [InlineData(DtmsState.WarningL2, -8, 0, true, 1, false, false, true, DtmsState.WarningL2, DtmsAction.None, DtmsCause.None)]
    [InlineData(DtmsState.WarningL2, 5, 60, false, 0, true, false, true, DtmsState.WarningL2, DtmsAction.None, DtmsCause.None)]
    [InlineData(DtmsState.Hedged, -8, 74, true, 1, false, false, true, DtmsState.Hedged, DtmsAction.None, DtmsCause.None)]
    [InlineData(DtmsState.Hedged, 3, 0, false, 0, true, false, true, DtmsState.Recovering, DtmsAction.CloseHedge, DtmsCause.BreakOfStructure)]
    [InlineData(DtmsState.Hedged, -8, 0, false, 0, false, true, true, DtmsState.Closed, DtmsAction.CloseAll, DtmsCause.ChangeOfCharacter)]
    [InlineData(DtmsState.Hedged, 0, 75, false, 0, false, false, true, DtmsState.Closed, DtmsAction.CloseAll, DtmsCause.Timeout)]
    [InlineData(DtmsState.Hedged, 3, 75, false, 0, true, false, true, DtmsState.Recovering, DtmsAction.CloseHedge, DtmsCause.BreakOfStructure)]
    [InlineData(DtmsState.Recovering, 1, 0, false, 0, false, false, false, DtmsState.Healthy, DtmsAction.ReAdd, DtmsCause.Score)]
    [InlineData(DtmsState.Recovering, 0.99, 29, false, 0, true, false, false, DtmsState.Recovering, DtmsAction.None, DtmsCause.None)]
    [InlineData(DtmsState.Recovering, 0.99, 30, false, 0, true, false, false, DtmsState.Closed, DtmsAction.CloseAll, DtmsCause.Timeout)]
    [InlineData(DtmsState.Recovering, 1, 30, false, 0, false, false, false, DtmsState.Healthy, DtmsAction.ReAdd, DtmsCause.Score)]
    [InlineData(DtmsState.Recovering, -8, 0, true, 1, false, true, false, DtmsState.Recovering, DtmsAction.None, DtmsCause.None)]
    [InlineData(DtmsState.Closed, 8, 600, false, 0, true, false, false, DtmsState.Closed, DtmsAction.None, DtmsCause.None)]
    public void Each_edge_is_taken_at_its_limit_and_not_before(
        DtmsState from, double score, int minutes, bool isFlipped, double share, bool breaks, bool changes, bool isPending, DtmsState to, DtmsAction action, DtmsCause cause)
    {
        var step = DtmsMachine.Next(from, new DtmsFacts
        {
            Score = score, InStateNs = minutes * EngineTime.NsPerMinute, IsFlippedAgainst = isFlipped, ShareAgainst = share, BreaksWith = breaks,
            ChangesAgainst = changes, IsHedgePending = isPending,
        }, new DtmsTransitions());
        Assert.Equal((to, action, cause), (step.To, step.Action, step.Cause));
    }

    [Fact]
    public void The_end_of_a_hedge_moves_a_hedged_position_alone()
    {
        for (var state = DtmsState.Healthy; state <= DtmsState.Closed; state++)
            Assert.Equal(state == DtmsState.Hedged ? DtmsState.WarningL2 : state, DtmsMachine.AfterHedge(state));
    }
}
