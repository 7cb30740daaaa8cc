using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests.Portfolio;

public class CorrelatedStopTests
{
    [Theory]
    [InlineData(ExitReason.TrailingStop, 1)]
    [InlineData(ExitReason.DumpDetected, 0)]
    public void A_stop_that_is_hit_tightens_what_moves_with_it(ExitReason reason, int expected)
    {
        var market = new CorrelatedMarket();
        var stopped = market.Open(CorrelatedMarket.Btc);
        var close = market.Open(CorrelatedMarket.Close);
        market.Open(CorrelatedMarket.Middle);
        market.Open(CorrelatedMarket.Alone, Direction.Short);
        Exit(market, stopped, reason);
        var hits = market.Risks.Where(risk => risk.Kind == RiskEventKind.CorrelatedStop).ToArray();
        Assert.Equal(expected, hits.Length);
        var tightened = market.Risks.Where(risk => risk.Kind == RiskEventKind.StopTightened).ToArray();
        Assert.Equal(expected, tightened.Length);
        if (expected == 0) return;
        Assert.Equal((close, CorrelatedMarket.Btc, StopCause.CorrelatedStop), (hits[0].PositionId, hits[0].OtherInstrumentId, hits[0].Cause));
        var price = market.PriceOf(CorrelatedMarket.Close);
        Assert.Equal((close, price - price * 3 / 1000), (tightened[0].PositionId, tightened[0].Price));
        Assert.Equal(tightened[0].Price, market.Desk.OpenPositions().Single(position => position.PositionId == close).StopPrice);
    }

    [Fact]
    public void A_stop_that_fills_in_parts_acts_once()
    {
        var market = new CorrelatedMarket();
        var stopped = market.Open(CorrelatedMarket.Btc);
        market.Open(CorrelatedMarket.Close);
        var price = market.PriceOf(CorrelatedMarket.Btc);
        market.Desk.Exit(stopped, price);
        var exit = market.Desk.LastOrder;
        market.Desk.Fill(exit.Order, 10, price);
        market.Desk.Fill(exit.Order, 10, price);
        market.Desk.Fill(exit.Order, exit.Quantity - 20, price);
        Assert.Single(market.Risks, risk => risk.Kind == RiskEventKind.CorrelatedStop);
    }

    [Fact]
    public void Another_strategys_position_of_the_symbol_moves_with_it_fully()
    {
        var market = new CorrelatedMarket(minutes: 1);
        var stopped = market.Open(CorrelatedMarket.Btc);
        var other = market.Open(CorrelatedMarket.Btc, strategy: 1);
        market.Open(CorrelatedMarket.Close);
        Exit(market, stopped, ExitReason.TrailingStop);
        var hit = market.Risks.Single(risk => risk.Kind == RiskEventKind.CorrelatedStop);
        Assert.Equal((other, 1.0), (hit.PositionId, hit.Measured));
    }

    private static void Exit(CorrelatedMarket market, long position, ExitReason reason)
    {
        market.Desk.Exit(position, market.PriceOf(CorrelatedMarket.Btc), reason: reason, instrument: CorrelatedMarket.Btc);
        market.Desk.Fill(market.Desk.LastOrder.Order, market.Desk.LastOrder.Quantity, market.PriceOf(CorrelatedMarket.Btc));
    }
}
