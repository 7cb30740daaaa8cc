using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Recovery;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Trading.Tests;

public class ReconcilerTests
{
    private static readonly TradingOptions Options = new() { MaxPosition = Desk.Usd(1_000) };
    private static readonly Reconciler Reconciler = new(Desk.Instruments);

    [Fact]
    public void A_fresh_stage_and_an_empty_account_agree()
    {
        Assert.Empty(Reconciler.Compare(new Desk().Stage, new VenueState()));
        Assert.Empty(Reconciler.Compare(new Desk().Stage, new VenueState { Executions = 0, Cash = new TradingOptions().StartingEquity }));
    }

    [Fact]
    public void Every_difference_is_named()
    {
        var desk = new Desk(Options);
        desk.Open(Desk.Long());
        var missing = desk.Enter(Desk.Long(Desk.OtherUsdm));
        var shorter = desk.Enter(Desk.Long(strategy: 1));
        var differences = Reconciler.Compare(desk.Stage, new VenueState
        {
            Positions = [new VenuePosition(Desk.Usdm, 9_000), new VenuePosition(Desk.Usdm, 500), new VenuePosition(Desk.OtherUsdm, -20)],
            OpenOrders = [new VenueOrder("by-hand", Desk.Spot, 7), new VenueOrder(IdOf(desk, shorter), Desk.Usdm, 9_999)],
            Executions = 2, Cash = Desk.Usd(9_000) + 1,
        });
        Assert.Equal(
        [
            Of(DifferenceKind.Position, 10_000, 9_500, Desk.Usdm), Of(DifferenceKind.Position, 0, -20, Desk.OtherUsdm),
            Of(DifferenceKind.OrderMissing, 10_000, 0, Desk.OtherUsdm, IdOf(desk, missing)),
            Of(DifferenceKind.OrderRemaining, 10_000, 9_999, Desk.Usdm, IdOf(desk, shorter)), Of(DifferenceKind.OrderUnknown, 0, 7, Desk.Spot, "by-hand"),
            Of(DifferenceKind.Executions, 1, 2), Of(DifferenceKind.Cash, Desk.Usd(9_000), Desk.Usd(9_000) + 1),
        ], differences);
        var table = new InstrumentTable(Desk.Instruments);
        Assert.Equal("BTCUSDT: position 10 here, 9.5 at the venue", differences[0].ToText(table));
        Assert.Equal("LTCUSDT: open quantity of order by-hand 0 here, 0.007 at the venue", differences[4].ToText(table));
        Assert.Equal("executions 1 here, 2 at the venue", differences[5].ToText(table));
        Assert.Equal("cash 9000 here, 9000.000000000000000001 at the venue", differences[6].ToText(table));
    }

    [Fact]
    public void What_filled_beyond_an_order_is_held_too()
    {
        var desk = new Desk(Options);
        desk.Fill(desk.Enter(Desk.Long()), 10_030, 100_00);
        Assert.Empty(Reconciler.Compare(desk.Stage, new VenueState { Positions = [new VenuePosition(Desk.Usdm, 10_030)] }));
    }

    [Fact]
    public void An_order_id_that_the_venue_has_twice_is_a_difference()
    {
        var desk = new Desk(Options);
        var order = new VenueOrder(IdOf(desk, desk.Enter(Desk.Long())), Desk.Usdm, 10_000);
        var difference = Assert.Single(Reconciler.Compare(desk.Stage, new VenueState { OpenOrders = [order, order] }));
        Assert.Equal(DifferenceKind.OrderUnknown, difference.Kind);
    }

    // A venue that adds up what it filled, and nothing else.
    [Theory]
    [InlineData(AccountMode.OneWay)]
    [InlineData(AccountMode.Hedge)]
    public void After_any_events_a_venue_that_saw_the_same_fills_agrees(AccountMode mode)
    {
        var (fills, open) = (0L, 0);
        var property = Prop.ForAll<(byte Kind, byte A, byte B, byte C)[]>(steps =>
        {
            var desk = new Desk(new TradingOptions { Mode = mode, MaxPosition = Desk.Usd(1_500), MaxPositions = 4 });
            var model = new LedgerModel(desk);
            foreach (var (kind, a, b, c) in steps)
            {
                Storm.Apply(desk, model, kind, a, b, c);
                model.Check();
            }

            Assert.Empty(Reconciler.Compare(desk.Stage, model.Venue()));
            fills += desk.Stage.Executions;
            open += model.Live.Count;
            return true;
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(200), property);
        Assert.True(fills > 150 && open > 20, $"{fills} fills, {open} open orders");
    }

    private static string IdOf(Desk desk, long order) => desk.Orders.Single(terms => terms.Order == order).Id.ToString();

    private static Difference Of(DifferenceKind kind, Int128 ours, Int128 venues, int instrument = -1, string? id = null) =>
        new() { Kind = kind, Ours = ours, Venues = venues, InstrumentId = instrument, ClientId = id };
}
