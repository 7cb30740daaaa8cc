using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

/// <summary>Positions of spot that the venue finds too small to sell: below a notional of 5.</summary>
public class DustTests
{
    private readonly Desk _desk = new(new() { MaxPosition = Desk.Usd(1_000), Safety = Desk.Unguarded, Portfolio = Desk.Hale });

    [Fact]
    public void No_exit_is_sent_for_what_is_worth_too_little_and_it_is_told_once()
    {
        var position = Hold(40);
        Exit(_desk, position, 100_00);
        Exit(_desk, position, 99_00);
        _desk.Kill(KillSwitchLevel.Flatten);
        Assert.Single(_desk.Orders);
        var told = _desk.Risks(RiskEventKind.HeldAsDust).Single();
        Assert.Equal((4.0, 5.0, 40L), (told.Measured, told.Limit, told.Quantity));
        Assert.Equal((40, 0), (_desk.OpenPositions().Single().Quantity, _desk.Stage.UnattributedOf(Desk.Spot)));
    }

    [Fact]
    public void It_is_sold_when_it_is_worth_enough_and_its_shard_may_ask_again()
    {
        var position = Hold(40);
        Exit(_desk, position, 100_00);
        var before = _desk.Updates.Count;
        Check(position, 124_99);
        Assert.Equal(before, _desk.Updates.Count);
        Check(position, 125_00);
        Assert.Equal(PositionUpdateKind.ExitFailed, _desk.Updates[^1].Kind);
        Exit(_desk, position, 125_00);
        Assert.Equal((OrderLeg.Exit, 40), (_desk.LastOrder.Leg, _desk.LastOrder.Quantity));
    }

    [Fact]
    public void A_snapshot_remembers_that_it_was_told()
    {
        var position = Hold(40);
        Exit(_desk, position, 100_00);
        var other = Desk.From(_desk.Snapshot(), new() { MaxPosition = Desk.Usd(1_000), Safety = Desk.Unguarded, Portfolio = Desk.Hale });
        Exit(other, position, 100_00);
        Assert.Empty(other.Orders);
        Assert.Empty(other.Risks(RiskEventKind.HeldAsDust));
    }

    [Fact]
    public void What_the_venue_refuses_by_a_rule_of_its_own_is_asked_for_again_after_a_minute()
    {
        var position = Hold(100);
        Exit(_desk, position, 100_00);
        _desk.Rejected(_desk.LastOrder.Order);
        Exit(_desk, position, 100_00);
        Assert.Equal(2, _desk.Orders.Count);
        Assert.Single(_desk.Risks(RiskEventKind.HeldAsDust));
        _desk.Now += EngineTime.NsPerMinute;
        Exit(_desk, position, 100_00);
        Assert.Equal(3, _desk.Orders.Count);
    }

    [Fact]
    public void Where_margin_is_traded_what_reduces_may_be_as_small_as_it_is()
    {
        _desk.Fill(_desk.Enter(Desk.Long()), 40, 100_00, remaining: 0);
        _desk.Exit(_desk.OpenPositions().Single().PositionId, 100_00);
        Assert.Equal((OrderLeg.Exit, 40), (_desk.LastOrder.Leg, _desk.LastOrder.Quantity));
    }

    // The venue cancels what the entry has not filled.
    private long Hold(long quantity)
    {
        var entry = _desk.Enter(Desk.Long(Desk.Spot));
        _desk.Fill(entry, quantity, 100_00);
        _desk.Cancelled(entry);
        return _desk.OpenPositions().Single().PositionId;
    }

    private static void Exit(Desk desk, long position, long price) => desk.Exit(position, price, instrument: Desk.Spot);

    private void Check(long position, long price)
    {
        _desk.View(Desk.Spot, price);
        _desk.Send(new TradeEvent
        {
            Kind = TradeEventKind.ExitCheck, ExitCheck = new ExitCheck { TimeNs = _desk.Now, PositionId = position, InstrumentId = Desk.Spot },
        });
    }
}
