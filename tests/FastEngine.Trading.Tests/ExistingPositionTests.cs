using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

public class ExistingPositionTests
{
    // Room for two entries on one symbol.
    private static TradingOptions With(SameDirection policy) => new() { SameDirection = policy, MaxPosition = Desk.Usd(1_000) };

    [Theory]
    [InlineData(SameDirection.Accumulate, true)]
    [InlineData(SameDirection.Accumulate, false)]
    [InlineData(SameDirection.StrongestWins, true)]
    [InlineData(SameDirection.RejectDuplicates, false)]
    public void A_strategy_has_one_position_a_side(SameDirection policy, bool isFilled)
    {
        var desk = new Desk(With(policy));
        var order = desk.Enter(Desk.Long());
        if (isFilled) desk.Fill(order, 10, 100_00);
        desk.Send(Desk.Long() with { Confluence = 8 });
        desk.AssertRefused(EntryHandler.ExistingPosition, RefusalCause.PositionOpen, desk.Orders[0].PositionId, 0);
    }

    [Fact]
    public void Another_strategy_adds_a_position_of_its_own()
    {
        var desk = new Desk(With(SameDirection.Accumulate));
        desk.Open(Desk.Long(strategy: 0));
        desk.Open(Desk.Long(strategy: 1));
        Assert.Equal([0, 1], desk.OpenPositions().Select(position => position.StrategyId));
    }

    [Theory]
    [InlineData(Desk.OtherUsdm, Direction.Long)]
    [InlineData(Desk.OtherUsdm, Direction.Short)]
    public void Other_symbols_do_not_matter(int instrument, Direction direction)
    {
        var desk = new Desk(With(SameDirection.RejectDuplicates));
        desk.Open(Desk.Long());
        desk.Enter(Desk.Long(instrument) with { Direction = direction });
    }

    [Fact]
    public void Duplicates_are_rejected_on_demand()
    {
        var desk = new Desk(With(SameDirection.RejectDuplicates));
        var position = desk.Open(Desk.Long(strategy: 0));
        desk.Send(Desk.Long(strategy: 1));
        desk.AssertRefused(EntryHandler.ExistingPosition, RefusalCause.DuplicateDirection, position, 0);
    }

    // The pending entry has confluence 4 and score 2.
    [Theory]
    [InlineData(5.0, 1.0, true)]
    [InlineData(3.9, 9.0, false)]
    [InlineData(4.0, 2.5, true)]
    [InlineData(4.0, 2.0, false)]
    [InlineData(4.0000000001, 1.0, false)]
    [InlineData(3.9999999999, 2.5, true)]
    public void The_strongest_pending_entry_wins(double confluence, double score, bool wins)
    {
        var desk = new Desk(With(SameDirection.StrongestWins));
        var weaker = desk.Enter(Desk.Long(strategy: 0));
        desk.Send(Desk.Long(strategy: 1) with { Confluence = confluence, EntryScore = score });
        Assert.Equal(wins ? [weaker] : [], desk.Cancels);
        Assert.Equal(wins ? 2 : 1, desk.Orders.Count);
        if (!wins) desk.AssertRefused(EntryHandler.ExistingPosition, RefusalCause.DuplicateDirection, desk.Orders[0].PositionId, 0);
    }

    [Fact]
    public void The_weaker_entry_is_cancelled_before_the_stronger_is_sent_and_is_closed_if_it_fills_late()
    {
        var desk = new Desk(With(SameDirection.StrongestWins));
        var weaker = desk.Enter(Desk.Long(strategy: 0));
        desk.Enter(Desk.Long(strategy: 1) with { Confluence = 6 });
        Assert.Equal([LedgerEventKind.Sizing, LedgerEventKind.OrderPlaced, LedgerEventKind.CancelRequested, LedgerEventKind.Sizing, LedgerEventKind.OrderPlaced],
            desk.Ledger.Select(e => e.Kind));
        desk.Fill(weaker, 50, 100_00);
        Assert.Equal((OrderLeg.Exit, ExitReason.LateEntryFill, 50L), (desk.LastOrder.Leg, desk.LastOrder.Reason, desk.LastOrder.Quantity));
        desk.Fill(desk.LastOrder.Order, 50, 100_00);
        Assert.Empty(desk.OpenPositions());
        Assert.NotEqual(PositionUpdateKind.Closed, desk.Updates[^1].Kind);
        desk.Cancelled(weaker);
        Assert.Equal(PositionUpdateKind.Closed, desk.Updates[^1].Kind);
    }

    [Fact]
    public void A_filled_entry_cannot_be_won_over()
    {
        var desk = new Desk(With(SameDirection.StrongestWins));
        var order = desk.Enter(Desk.Long(strategy: 0));
        desk.Fill(order, 10, 100_00);
        desk.Send(Desk.Long(strategy: 1) with { Confluence = 8 });
        desk.AssertRefused(EntryHandler.ExistingPosition, RefusalCause.DuplicateDirection, desk.Orders[0].PositionId, 0);
        Assert.Empty(desk.Cancels);
    }
}
