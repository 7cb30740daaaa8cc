using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

public class ContributionTests
{
    private static readonly TradingOptions Hedge = new() { Mode = AccountMode.Hedge, Safety = Desk.Unguarded, Portfolio = Desk.Hale, MaxPosition = Desk.Usd(100) };

    // The seeds' example: A's target is hit, A's quantity is sold, B's stays.
    [Fact]
    public void When_the_target_of_one_strategy_is_hit_the_other_keeps_its_quantity()
    {
        var desk = new Desk(Hedge);
        var a = desk.Enter(Desk.Long(Desk.OtherUsdm, strategy: 0));
        desk.Fill(a, 100, 100_00, fee: 0.01m);
        desk.Cancelled(a);
        var b = desk.Enter(Desk.Long(Desk.OtherUsdm, strategy: 1));
        desk.Fill(b, 200, 101_00, fee: 0.02m);
        desk.Cancelled(b);
        Assert.Equal((300, 2), (desk.ExchangePositions.Last().Quantity, desk.ExchangePositions.Last().Contributors));

        // Half of A is taken at a profit first.
        desk.Exit(1, 104_00, 500_000, ExitReason.PartialProfit, Desk.OtherUsdm);
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 104_00, fee: 0.01m);
        Assert.Equal([(0, 50L), (1, 200L)], desk.OpenPositions().Select(position => (position.StrategyId, position.Quantity)));
        desk.Exit(1, 105_00, reason: ExitReason.TakeProfit, instrument: Desk.OtherUsdm);
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, 105_00, fee: 0.01m);

        Assert.Equal((1, 200L), (desk.OpenPositions().Single().StrategyId, desk.OpenPositions().Single().Quantity));
        Assert.Equal((200, 1), (desk.ExchangePositions.Last().Quantity, desk.ExchangePositions.Last().Contributors));
        Assert.Equal([(50L, Desk.Usd(0.185m), false), (50L, Desk.Usd(0.235m), true)], desk.Trades.Select(trade => (trade.Quantity, trade.Pnl, trade.IsLast)));
        Assert.All(desk.Trades, trade => Assert.Equal(0, trade.StrategyId));
    }

    [Fact]
    public void Every_fill_is_a_numbered_contribution_to_its_exchange_position()
    {
        var desk = new Desk(Hedge);
        desk.Open(Desk.Long(strategy: 0));
        desk.Open(Desk.Long(strategy: 1, price: 100_50));
        desk.Exit(1, 101_00);
        desk.Fill(desk.LastOrder.Order, 400, 101_00);
        desk.Fill(desk.LastOrder.Order, 600, 101_00);
        Assert.Equal(
        [
            (1L, 1L, 1L, ContributionKind.Added, 1_000L, 0L, 1_000L), (1, 2, 2, ContributionKind.Added, 990, 1_000, 1_990),
            (1, 3, 1, ContributionKind.Reduced, 400, 1_990, 1_590), (1, 4, 1, ContributionKind.Closed, 600, 1_590, 990),
        ], desk.Contributions.Select(c => (c.ExchangePosition, c.Number, c.PositionId, c.Kind, c.Quantity, c.QuantityBefore, c.QuantityAfter)));
        Assert.Equal(Desk.Usd(1), desk.Contributions.Aggregate((Int128)0, (sum, c) => sum + c.Pnl));
    }

    // Of 1 at 100 and 1 at 102 the venue sells one at the average of 101; the strategy's own entry was 100.
    [Fact]
    public void The_venues_figure_differs_by_averages_until_it_is_flat()
    {
        var desk = new Desk(new TradingOptions { Mode = AccountMode.Hedge, MaxPosition = Desk.Usd(102) });
        foreach (var (strategy, price) in new[] { (0, 100_00L), (1, 102_00L) })
        {
            var order = desk.Enter(Desk.Long(strategy: strategy, price: 100_50));
            desk.Fill(order, 1_000, price);
            desk.Cancelled(order);
        }

        Close(desk, 1, 103_00);
        var last = desk.ExchangePositions.Last();
        Assert.Equal((Desk.Usd(2), Desk.Usd(3), (Int128)1_000 * 101_00), (last.VenueRealised, last.Realised, last.Cost));
        Close(desk, 2, 104_00);
        last = desk.ExchangePositions.Last();
        Assert.Equal((0, Desk.Usd(5), Desk.Usd(5), (Int128)0), (last.Quantity, last.VenueRealised, last.Realised, last.Cost));
    }

    [Fact]
    public void A_new_number_begins_after_flat()
    {
        var desk = new Desk(Hedge);
        Close(desk, desk.Open(Desk.Long()), 100_00);
        desk.Now += EngineTime.NsPerSecond;
        desk.Open(Desk.Long());
        desk.Open(Desk.Short());
        Assert.Equal([1L, 1, 2, 3], desk.ExchangePositions.Select(position => position.Number));
        Assert.Equal([Desk.Start, Desk.Start, desk.Now, desk.Now], desk.ExchangePositions.Select(position => position.OpenedNs));
    }

    private static void Close(Desk desk, long position, long price)
    {
        desk.Exit(position, price);
        desk.Fill(desk.LastOrder.Order, desk.LastOrder.Quantity, price);
    }
}
