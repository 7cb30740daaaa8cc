using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests.Portfolio;

public class LeaderTests
{
    [Fact]
    public void A_fall_of_a_leader_closes_what_follows_it_and_tightens_what_follows_it_halfway()
    {
        var market = new CorrelatedMarket();
        var (close, middle, alone) = (market.Open(CorrelatedMarket.Close), market.Open(CorrelatedMarket.Middle), market.Open(CorrelatedMarket.Alone));
        var orders = market.Desk.Orders.Count;
        market.Move(CorrelatedMarket.Btc, -0.03);
        Assert.Equal([RiskEventKind.LeaderExit], market.KindsOf(close));
        Assert.Equal([RiskEventKind.LeaderTightens], market.KindsOf(middle));
        Assert.Empty(market.KindsOf(alone));
        var exit = Assert.Single(market.Desk.Orders.Skip(orders));
        Assert.Equal((close, ExitReason.LeaderMove), (exit.PositionId, exit.Reason));
        var tightened = market.Risks.Single(risk => risk.Kind == RiskEventKind.StopTightened);
        var price = market.PriceOf(CorrelatedMarket.Middle);
        Assert.Equal((middle, StopCause.LeaderMove, price - price * 3 / 1000), (tightened.PositionId, tightened.Cause, tightened.Price));
    }

    [Fact]
    public void A_leader_acts_on_positions_of_its_own_and_not_on_those_that_gain()
    {
        var market = new CorrelatedMarket();
        var (own, gains) = (market.Open(CorrelatedMarket.Btc), market.Open(CorrelatedMarket.Close, Direction.Short));
        market.Move(CorrelatedMarket.Btc, -0.03);
        Assert.Equal([RiskEventKind.LeaderExit], market.KindsOf(own));
        Assert.Empty(market.KindsOf(gains));
    }

    [Fact]
    public void What_moves_against_a_leader_is_hurt_by_its_rise()
    {
        var market = new CorrelatedMarket();
        var mirror = market.Open(CorrelatedMarket.Mirror);
        market.Move(CorrelatedMarket.Btc, -0.03);
        Assert.Empty(market.KindsOf(mirror));
        market.Move(CorrelatedMarket.Btc, 0.03);
        Assert.Equal([RiskEventKind.LeaderExit], market.KindsOf(mirror));
    }

    [Theory]
    [InlineData(98_51, false)]
    [InlineData(98_50, true)]
    public void A_move_is_one_and_a_half_percent_of_the_highest_close_of_five_minutes(long price, bool exits)
    {
        var desk = new Desk(new TradingOptions { MaxPosition = Desk.Usd(500) });
        desk.Candle(Desk.Usdm, 90_00);
        Minute(desk, 100_00);
        for (var i = 0; i < 3; i++) Minute(desk, 99_50);
        desk.Open(Desk.Long(price: 99_50));
        Minute(desk, price);
        Assert.Equal(exits, desk.Ledger.Any(e => e.Kind == LedgerEventKind.Risk && e.Risk.Kind == RiskEventKind.LeaderExit));
    }

    [Fact]
    public void What_moved_longer_ago_does_not_count()
    {
        var desk = new Desk(new TradingOptions { MaxPosition = Desk.Usd(500) });
        desk.Candle(Desk.Usdm, 100_00);
        for (var price = 99_70; price > 97_00; price -= 28) Minute(desk, price);
        desk.Open(Desk.Long(price: 97_18));
        Minute(desk, 96_90);
        Assert.DoesNotContain(desk.Ledger, e => e.Kind == LedgerEventKind.Risk && e.Risk.Kind == RiskEventKind.LeaderExit);
    }

    [Fact]
    public void A_move_acts_once_and_another_one_again()
    {
        var market = new CorrelatedMarket();
        market.Open(CorrelatedMarket.Middle);
        market.Move(CorrelatedMarket.Btc, -0.03);
        market.Wait(10 * EngineTime.NsPerSecond);
        market.Move(CorrelatedMarket.Btc, -0.001);
        Assert.Single(market.Risks, risk => risk.Kind == RiskEventKind.LeaderTightens);
        for (var i = 0; i < 6; i++) market.Move(CorrelatedMarket.Btc, 0);
        market.Move(CorrelatedMarket.Btc, -0.03);
        Assert.Equal(2, market.Risks.Count(risk => risk.Kind == RiskEventKind.LeaderTightens));
    }

    [Fact]
    public void An_unknown_correlation_closes_nothing()
    {
        var market = new CorrelatedMarket(minutes: 50);
        var position = market.Open(CorrelatedMarket.Close);
        market.Move(CorrelatedMarket.Btc, -0.03);
        Assert.Empty(market.KindsOf(position));
    }

    [Fact]
    public void Correlations_are_taken_anew_every_five_minutes()
    {
        var market = new CorrelatedMarket(minutes: 58);
        var position = market.Open(CorrelatedMarket.Close);
        for (var i = 0; i < 8; i++) market.Minute();
        market.Move(CorrelatedMarket.Btc, -0.03);
        Assert.Contains(RiskEventKind.LeaderExit, market.KindsOf(position));
    }

    private static void Minute(Desk desk, long price)
    {
        desk.Now += EngineTime.NsPerMinute;
        desk.Candle(Desk.Usdm, price);
    }
}
