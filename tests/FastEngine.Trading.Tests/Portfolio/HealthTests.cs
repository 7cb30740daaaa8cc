using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Portfolio;

namespace FastEngine.Trading.Tests.Portfolio;

/// <summary>Three longs of 500 each on an equity of 10,000, two of which move together, in a market without leaders.</summary>
public class HealthTests
{
    private static readonly int[] Held = [CorrelatedMarket.Btc, CorrelatedMarket.Close, CorrelatedMarket.Middle];

    [Fact]
    public void The_score_is_told_with_its_points_while_there_are_positions()
    {
        var market = Hold();
        var health = Assert.Single(Healths(market));
        Assert.Equal((20.0, 12.5, 15.0, 15.0, 10.0, 3), (Math.Round(health.Pnl, 2), health.Quality, health.Concentration, health.HoldTime, health.Volatility, health.Positions));
        for (var i = 0; i < 6; i++) market.Wait(10 * EngineTime.NsPerSecond);
        Assert.Equal(2, Healths(market).Count());
        foreach (var position in market.Desk.OpenPositions()) Close(market, position);
        market.Wait(1);
        Assert.Equal((100.0, 0), (Healths(market).Last().Score, Healths(market).Last().Positions));
        var count = Healths(market).Count();
        market.Wait(EngineTime.NsPerHour);
        Assert.Equal(count, Healths(market).Count());
    }

    [Fact]
    public void The_loss_of_the_day_and_the_symbols_that_do_worst_and_best_are_told_with_it()
    {
        var market = Hold();
        market.MoveAll(-0.02, CorrelatedMarket.Close);
        market.MoveAll(0.01, CorrelatedMarket.Middle);
        market.Wait(10 * EngineTime.NsPerSecond);
        var health = Healths(market).Last();
        Assert.Equal((CorrelatedMarket.Close, CorrelatedMarket.Middle), (health.WorstInstrument, health.BestInstrument));

        // 500 each on 10,000: 2 % of one less 1 % of another, and what the others moved by before.
        Assert.InRange(health.DayLossPpm, 0, 2_000);
        Assert.True(double.IsNaN(health.LeaderCorrelation));
    }

    [Fact]
    public void Quality_is_flow_volume_and_profit_of_each_position()
    {
        var market = Hold();
        foreach (var instrument in Held) market.View(instrument, side: 1);
        market.Wait(10 * EngineTime.NsPerSecond);
        Assert.Equal(25.0 * 2.5 / 3, Healths(market).Last().Quality, 9);
        foreach (var instrument in Held) market.View(instrument, side: -1);
        market.Wait(10 * EngineTime.NsPerSecond);
        Assert.Equal(25.0 * 0.5 / 3, Healths(market).Last().Quality, 9);
    }

    [Fact]
    public void One_symbol_in_high_volatility_takes_half_of_the_points()
    {
        var market = Hold();
        market.View(CorrelatedMarket.Close, atrPpm: 16_000);
        market.Wait(10 * EngineTime.NsPerSecond);
        Assert.Equal(5, Healths(market).Last().Volatility);
    }

    [Fact]
    public void Below_70_nothing_is_entered_until_it_is_restored()
    {
        var market = Hold();
        Fall(market, -0.1); // -1.5 %
        var score = Healths(market).Last().Score;
        Assert.InRange(score, 50, 70);
        Assert.Equal([RiskEventKind.HealthHoldsEntries], Crossings(market));
        market.Desk.Send(Desk.Long(CorrelatedMarket.Alone, price: market.PriceOf(CorrelatedMarket.Alone)));
        market.Desk.AssertRefused(EntryHandler.KillSwitch, RefusalCause.PortfolioHealth, score, 70);
        Fall(market, 0.15);
        Assert.Equal([RiskEventKind.HealthHoldsEntries, RiskEventKind.HealthRestored], Crossings(market));
        market.Open(CorrelatedMarket.Alone);
    }

    [Fact]
    public void Below_50_every_stop_is_tightened_once()
    {
        var market = Hold();
        foreach (var instrument in Held) market.View(instrument, side: -1, atrPpm: 16_000);
        market.Wait(EngineTime.NsPerHour);
        Assert.InRange(Healths(market).Last().Score, 30, 50);
        Assert.Equal([RiskEventKind.HealthHoldsEntries, RiskEventKind.HealthTightens], Crossings(market));
        var tightened = market.Risks.Where(risk => risk.Kind == RiskEventKind.StopTightened).ToArray();
        Assert.Equal(3, tightened.Length);
        Assert.All(tightened, risk => Assert.Equal((StopCause.Health, market.PriceOf(risk.InstrumentId) - market.PriceOf(risk.InstrumentId) * 3 / 1000), (risk.Cause, risk.Price)));
        Fall(market, 0.001);
        Assert.InRange(Healths(market).Last().Score, 30, 50);
        Assert.Equal(3, market.Risks.Count(risk => risk.Kind == RiskEventKind.StopTightened));
    }

    [Fact]
    public void Below_30_the_worst_two_are_closed_and_the_next_only_when_they_are_gone()
    {
        var market = Hold();
        foreach (var instrument in Held) market.View(instrument, side: -1);
        var best = market.Desk.OpenPositions().Single(position => position.InstrumentId == CorrelatedMarket.Close).PositionId;
        market.Move(CorrelatedMarket.Close, 0.1);
        var orders = market.Desk.Orders.Count;
        market.Desk.Now += EngineTime.NsPerHour;
        Fall(market, -0.6);
        Assert.InRange(Healths(market).Last().Score, 0, 30);
        Assert.Equal([RiskEventKind.HealthHoldsEntries, RiskEventKind.HealthTightens, RiskEventKind.HealthCloses], Crossings(market));
        var exits = market.Desk.Orders.Skip(orders).ToArray();
        Assert.Equal(2, exits.Length);
        Assert.All(exits, exit => Assert.Equal(ExitReason.Health, exit.Reason));
        Assert.DoesNotContain(exits, exit => exit.PositionId == best);
        market.Wait(10 * EngineTime.NsPerSecond);
        Assert.Equal(2, market.Desk.Orders.Skip(orders).Count());

        // One is refused: what could not be closed is tried again, the one left beside it.
        market.Desk.Fill(exits[0].Order, exits[0].Quantity, market.PriceOf(exits[0].InstrumentId));
        market.Desk.Rejected(exits[1].Order);
        market.Wait(10 * EngineTime.NsPerSecond);
        if (Healths(market).Last().Score < 30) Assert.Contains(market.Desk.Orders.Skip(orders + 2), exit => exit.PositionId == exits[1].PositionId);
        else Assert.Equal(2, market.Desk.Orders.Skip(orders).Count());
    }

    private static CorrelatedMarket Hold()
    {
        var market = new CorrelatedMarket(new TradingOptions { Portfolio = new PortfolioOptions { Leaders = [], CutFactorPpm = 1_000_000 } });
        market.Wait(EngineTime.NextMultiple(market.Desk.Now, 10 * EngineTime.NsPerSecond) - market.Desk.Now);
        foreach (var instrument in Held) market.Open(instrument);
        market.Desk.Ledger.Clear();
        market.Wait(1);
        return market;
    }

    private static void Fall(CorrelatedMarket market, double fraction)
    {
        market.MoveAll(fraction, Held);
        market.Wait(10 * EngineTime.NsPerSecond);
    }

    private static void Close(CorrelatedMarket market, OpenPosition position)
    {
        market.Desk.Exit(position.PositionId, position.MarkPrice, reason: ExitReason.Manual, instrument: position.InstrumentId);
        market.Desk.Fill(market.Desk.LastOrder.Order, market.Desk.LastOrder.Quantity, position.MarkPrice);
    }

    private static IEnumerable<Health> Healths(CorrelatedMarket market) =>
        market.Desk.Ledger.Where(e => e.Kind == LedgerEventKind.Health).Select(e => e.Health);

    private static IEnumerable<RiskEventKind> Crossings(CorrelatedMarket market) =>
        market.Risks.Where(risk => risk.InstrumentId < 0).Select(risk => risk.Kind);
}
