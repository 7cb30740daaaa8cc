using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Dtms;

namespace FastEngine.Trading.Tests.Dtms;

public class DtmsSelfCheckTests
{
    [Fact]
    public void With_the_defaults_every_edge_is_reached() => Assert.Empty(DtmsSelfCheck.Unreached(new DtmsOptions()));

    [Fact]
    public void Other_times_and_a_calendar_of_news_change_nothing()
    {
        var options = new DtmsOptions
        {
            FastCheckNs = 5 * EngineTime.NsPerSecond, DeepCheckNs = EngineTime.NsPerHour, DeepSpacingNs = EngineTime.NsPerHour, ReducePpm = 300_000,
            Transitions = new DtmsTransitions { HedgedNs = 3 * EngineTime.NsPerHour, WarningNs = 5 * EngineTime.NsPerHour },
            Rails = new DtmsRailOptions { NewsNs = [(19_000 * 24L + 7) * EngineTime.NsPerHour] },
        };
        Assert.Empty(DtmsSelfCheck.Unreached(options));
    }

    [Fact]
    public void A_threshold_that_no_market_reaches_is_found()
    {
        var missing = DtmsSelfCheck.Unreached(new DtmsOptions { Transitions = new DtmsTransitions { HedgeAt = -40 } });
        Assert.Contains(new DtmsEdge(DtmsEventKind.Transition, DtmsState.WarningL2, DtmsState.Hedged, DtmsCause.Score), missing);
        Assert.DoesNotContain(missing, edge => edge.To == DtmsState.WarningL1);
    }

    [Fact]
    public void Warnings_that_no_market_gives_leave_nothing_reached_behind_them()
    {
        var missing = DtmsSelfCheck.Unreached(new DtmsOptions { Transitions = new DtmsTransitions { WarnAt = -20, ReduceAt = -30, HedgeAt = -40, CalmAt = -20 } });
        Assert.Equal(14, missing.Count(edge => edge.Kind == DtmsEventKind.Transition));
    }
}
