using FastEngine.Core;
using FastEngine.Core.Execution;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Trading.Tests.Doubt;

/// <summary>Fills that an answer told of before their reports, or instead of them.</summary>
public class UntoldFillTests
{
    private static TradingOptions Options => new() { Mode = AccountMode.Hedge, Safety = Desk.Unguarded, Portfolio = Desk.Hale };

    [Fact]
    public void Exactly_the_difference_to_what_was_heard_is_booked()
    {
        var desk = new Desk(Options);
        var order = desk.Enter(Desk.Long());
        desk.Fill(order, 1_000, 100_00, fee: 0.1m);
        Answer(desk, order, VenueOrderState.Open, 4_000, (Int128)100_00 * 1_000 + (Int128)100_10 * 1_000 + (Int128)100_31 * 2_000, fee: 0.7m);
        var open = Assert.Single(desk.OpenPositions());
        Assert.Equal((4_000L, (Int128)100_00 * 1_000 + (Int128)100_10 * 1_000 + (Int128)100_31 * 2_000, Desk.Usd(0.7m)), (open.Quantity, open.Cost, open.Fees));
        Assert.Equal(4_000, desk.Stage.ExchangeQuantityOf(Desk.Usdm, Direction.Long));
        Assert.Equal(3_000, Assert.Single(desk.Risks(RiskEventKind.OrderFound)).Quantity);
    }

    [Fact]
    public void A_fill_that_is_heard_after_it_was_booked_is_not_booked_again()
    {
        var desk = new Desk(Options);
        var order = desk.Enter(Desk.Long());
        var whole = desk.LastOrder.Quantity;
        Answer(desk, order, VenueOrderState.Open, 3_000, (Int128)100_00 * 3_000);
        Late(desk, order, 1_000, whole - 1_000);
        Late(desk, order, 2_000, whole - 3_000);
        Assert.Equal(3_000, Assert.Single(desk.OpenPositions()).Quantity);
        Late(desk, order, 500, whole - 3_500);
        Assert.Equal(3_500, Assert.Single(desk.OpenPositions()).Quantity);
        Assert.Equal(3_500, desk.Stage.ExchangeQuantityOf(Desk.Usdm, Direction.Long));
    }

    [Fact]
    public void Nor_when_the_answer_has_ended_the_order()
    {
        var desk = new Desk(Options);
        var order = desk.Enter(Desk.Long());
        var whole = desk.LastOrder.Quantity;
        Answer(desk, order, VenueOrderState.Ended, whole, (Int128)100_00 * whole);
        Late(desk, order, whole, 0);
        Assert.Equal(whole, Assert.Single(desk.OpenPositions()).Quantity);
        Assert.Equal((whole, 0L), (desk.Stage.ExchangeQuantityOf(Desk.Usdm, Direction.Long), desk.Stage.UnattributedOf(Desk.Usdm)));
        Assert.Equal(0, desk.Stage.Counters.UnknownReports);
    }

    [Fact]
    public void An_old_answer_takes_nothing_back()
    {
        var desk = new Desk(Options);
        var order = desk.Enter(Desk.Long());
        desk.Fill(order, 2_000, 100_00);
        Answer(desk, order, VenueOrderState.Open, 1_000, (Int128)100_00 * 1_000);
        Assert.Equal(2_000, Assert.Single(desk.OpenPositions()).Quantity);
    }

    [Fact]
    public void An_order_that_the_venue_had_ended_unfilled_fails_as_if_it_had_said_so()
    {
        var desk = new Desk(Options);
        var position = desk.Open(Desk.Long());
        desk.Exit(position, 101_00);
        Answer(desk, desk.LastOrder.Order, VenueOrderState.Ended, 0, 0);
        Assert.Single(desk.Ledger, e => e.Kind == LedgerEventKind.ExitFailed);
        desk.Exit(position, 101_00);
        Assert.Equal(3, desk.Orders.Count);
    }

    [Fact]
    public void An_entry_that_turns_up_after_it_was_given_up_is_cancelled_and_what_fills_of_it_belongs_to_no_strategy()
    {
        var desk = new Desk(Options);
        var order = desk.Enter(Desk.Long());
        var whole = desk.LastOrder.Quantity;
        desk.Now += 6 * EngineTime.NsPerSecond;
        Answer(desk, order, VenueOrderState.Unknown, 0, 0);
        desk.Report(new OrderReport { Order = order, Kind = OrderReportKind.Accepted, Remaining = whole });
        Assert.Equal([order], desk.Cancels);
        Late(desk, order, 1_000, whole - 1_000);
        Late(desk, order, 1_000, whole - 1_000);
        Assert.Empty(desk.OpenPositions());
        Assert.Equal((1_000L, 1_000L), (desk.Stage.UnattributedOf(Desk.Usdm), desk.Stage.ExchangeQuantityOf(Desk.Usdm, Direction.Long)));
        Assert.Equal([0L, 1_000L], desk.Risks(RiskEventKind.OrderTurnedUp).Select(risk => risk.Quantity));
    }

    // Fills of an order in lots; each is told, or the venue is asked; then everything is told once more.
    [Fact]
    public void Whatever_is_told_and_whenever_the_venue_is_asked_the_sums_are_the_venues()
    {
        var property = Prop.ForAll<(byte Lots, byte Cents, bool IsTold, bool IsAsked)[]>(steps =>
        {
            var desk = new Desk(Options);
            var order = desk.Enter(Desk.Long());
            var whole = desk.LastOrder.Quantity;
            var (filled, cost, fee) = (0L, (Int128)0, 0m);
            var reports = new List<OrderReport>();
            foreach (var (lots, cents, isTold, isAsked) in steps)
            {
                var quantity = Math.Min((lots + 1) * 10L, whole - filled);
                if (quantity == 0) break;
                filled += quantity;
                cost += (Int128)(100_00 + cents) * quantity;
                fee += cents * 0.0001m;
                reports.Add(new OrderReport
                {
                    Order = order, Kind = OrderReportKind.Filled, Quantity = quantity, Price = 100_00 + cents, Fee = Desk.Usd(cents * 0.0001m), Remaining = whole - filled,
                });
                if (!isTold && !isAsked) continue;
                if (isTold)
                {
                    // The venue tells in order: what was not told before is told now, late.
                    foreach (var report in reports) desk.Report(report);
                    reports.Clear();
                }
                else
                {
                    Answer(desk, order, VenueOrderState.Open, filled, cost, fee);
                }
            }

            Answer(desk, order, VenueOrderState.Ended, filled, cost, fee);
            foreach (var report in reports) desk.Report(report);
            var open = desk.OpenPositions();
            if (filled == 0) return open.Length == 0;
            Assert.Equal((filled, cost, Desk.Usd(fee)), (open[0].Quantity, open[0].Cost, open[0].Fees));
            Assert.Equal((filled, 0L), (desk.Stage.ExchangeQuantityOf(Desk.Usdm, Direction.Long), desk.Stage.UnattributedOf(Desk.Usdm)));
            return true;
        });
        property.QuickCheckThrowOnFailure();
    }

    private static void Late(Desk desk, long order, long quantity, long remaining) => desk.Report(new OrderReport
    {
        Order = order, Kind = OrderReportKind.Filled, Quantity = quantity, Price = 100_00, Remaining = remaining,
    });

    private static void Answer(Desk desk, long order, VenueOrderState state, long filled, Int128 cost, decimal fee = 0) => desk.Update(new VenueUpdate
    {
        Kind = VenueUpdateKind.OrderState, Order = order, InstrumentId = Desk.Usdm, State = state, Quantity = filled, Cost = cost, Amount = Desk.Usd(fee),
    });
}
