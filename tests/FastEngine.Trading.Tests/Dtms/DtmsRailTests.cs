using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Dtms;

namespace FastEngine.Trading.Tests.Dtms;

/// <summary>Where no new risk is taken, and where no hedge is possible.</summary>
public class DtmsRailTests
{
    private const long Minute = EngineTime.NsPerMinute;
    private const long Begin = 1_700_042_400 * EngineTime.NsPerSecond;

    private static TradingOptions News(long atNs) => Managed.Hedging with { Dtms = new DtmsOptions { Rails = new DtmsRailOptions { NewsNs = [atNs] } } };

    [Theory]
    [InlineData(-31, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(15, true)]
    [InlineData(16, false)]
    public void Near_news_nothing_is_entered(int minutes, bool isHeld)
    {
        var desk = new Desk(News(Begin - minutes * Minute)) { Now = Begin };
        desk.Send(Desk.Long());
        Assert.Equal(isHeld ? 0 : 1, desk.Orders.Count);
        if (isHeld) desk.AssertRefused(EntryHandler.KillSwitch, RefusalCause.News, -minutes * Minute, (minutes > 0 ? 15 : 30) * Minute);
    }

    [Fact]
    public void A_signal_on_old_data_is_refused()
    {
        var desk = new Desk { Now = Begin };
        desk.Clock(Begin + 5 * Minute);
        desk.Enter(Desk.Long(Desk.OtherUsdm));
        desk.Clock(Begin + 5 * Minute + 1);
        desk.Send(Desk.Long());
        desk.AssertRefused(EntryHandler.KillSwitch, RefusalCause.StaleData, 5 * Minute + 1, 5 * Minute);
    }

    [Fact]
    public void Near_news_no_hedge_is_opened_and_the_warning_stays()
    {
        var managed = new Managed(News(Begin + 50 * Minute)) { Price = 100_10 };
        managed.Warn();
        managed.Deep(Views.Sum(-7));
        Assert.Equal((DtmsState.WarningL2, DtmsCause.SafetyRail), (managed.State.State, managed.Last(DtmsEventKind.RailHeld).Cause));
        Assert.DoesNotContain(managed.Desk.Orders, order => order.Leg == OrderLeg.Hedge);
        managed.See(Views.Sum(-7), 35 * 60);
        Assert.Equal(OrderLeg.Hedge, managed.Desk.LastOrder.Leg);
    }

    [Fact]
    public void On_old_data_no_hedge_is_opened()
    {
        var managed = new Managed { Price = 100_10 };
        managed.Warn();
        managed.Show(Views.Sum(-7));
        managed.Desk.Now += 16 * Minute;
        managed.Desk.Clock(managed.Desk.Now);
        var held = managed.Last(DtmsEventKind.RailHeld);
        Assert.Equal((16.0 * Minute, 5.0 * Minute), (held.Measured, held.Limit));
    }

    [Fact]
    public void Bars_without_trades_do_not_make_old_data_new()
    {
        var managed = new Managed { Price = 100_10 };
        managed.Warn();
        managed.Deep(Views.Sum(-7) with { SilentNs = 6 * Minute });
        Assert.InRange(managed.Last(DtmsEventKind.RailHeld).Measured, 6 * Minute, 7 * Minute);
        Assert.DoesNotContain(managed.Desk.Orders, order => order.Leg == OrderLeg.Hedge);
        managed.See(Views.Sum(-7), 60);
        Assert.Equal(OrderLeg.Hedge, managed.Desk.LastOrder.Leg);
    }

    [Theory]
    [InlineData(KillSwitchLevel.StopEntries, true)]
    [InlineData(KillSwitchLevel.ReduceOnly, false)]
    public void The_kill_switch_allows_hedges_while_it_only_stops_entries(KillSwitchLevel level, bool isHedged)
    {
        var managed = new Managed { Price = 100_10 };
        managed.Warn();
        managed.Desk.Kill(level);
        managed.Deep(Views.Sum(-7));
        if (isHedged) Assert.Equal(OrderLeg.Hedge, managed.Desk.LastOrder.Leg);
        else AssertReduced(managed);
    }

    [Fact]
    public void An_account_that_nets_reduces_instead()
    {
        var managed = new Managed(new TradingOptions { Mode = AccountMode.OneWay }) { Price = 100_10 };
        managed.Warn();
        managed.Deep(Views.Sum(-7));
        AssertReduced(managed);
        managed.Desk.Fill(managed.Desk.LastOrder.Order, 250, 100_10);
        var orders = managed.Desk.Orders.Count;
        managed.Deep(Views.Sum(-7));
        Assert.Equal((orders, DtmsState.WarningL2), (managed.Desk.Orders.Count, managed.State.State));
    }

    [Fact]
    public void Spot_reduces_instead()
    {
        var managed = new Managed(instrument: Desk.Spot) { Price = 100_10 };
        managed.Warn();
        managed.Deep(Views.Sum(-7));
        AssertReduced(managed);
    }

    [Fact]
    public void What_is_too_small_to_hedge_is_closed()
    {
        var managed = new Managed(quantity: 150) { Price = 100_10 };
        managed.Warn();
        managed.Deep(Views.Sum(-7));
        Assert.Equal(1, managed.Count(DtmsEventKind.ReducedInstead));
        Assert.Equal((OrderLeg.Exit, 80L), (managed.Desk.LastOrder.Leg, managed.Desk.LastOrder.Quantity));
    }

    [Fact]
    public void Hedges_take_no_place_among_the_positions_and_do_not_stand_in_the_way_of_others()
    {
        var managed = new Managed(Managed.Hedging with { MaxPositions = 2, SameDirection = SameDirection.RejectDuplicates, MaxPosition = Desk.Usd(500) }) { Price = 100_10 };
        managed.Hedge();
        managed.Desk.Open(Desk.Long(Desk.OtherUsdm));
        managed.Desk.Send(Desk.Long(Desk.Spot));
        managed.Desk.AssertRefused(EntryHandler.PositionLimit, RefusalCause.TooManyPositions, 2, 2);
    }

    [Fact]
    public void Nothing_is_managed_where_it_is_off()
    {
        var managed = new Managed(Managed.Hedging with { Dtms = new DtmsOptions { IsEnabled = false } });
        managed.See(Views.Sum(-7), 60 * 60);
        Assert.Empty(managed.Events);
        Assert.Empty(managed.All());
    }

    private static void AssertReduced(Managed managed)
    {
        Assert.Equal((OrderLeg.Exit, ExitReason.DtmsReduce, 250L), (managed.Desk.LastOrder.Leg, managed.Desk.LastOrder.Reason, managed.Desk.LastOrder.Quantity));
        Assert.Equal((DtmsCause.HedgeNotAllowed, 250L), (managed.Last(DtmsEventKind.ReducedInstead).Cause, managed.Last(DtmsEventKind.ReducedInstead).Quantity));
        Assert.Equal(DtmsState.WarningL2, managed.State.State);
    }
}
