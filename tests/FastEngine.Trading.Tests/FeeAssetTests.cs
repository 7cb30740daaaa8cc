using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Tests;

/// <summary>Fees that are not taken in quote currency. The lot is 10 units of a thousandth.</summary>
public class FeeAssetTests
{
    private readonly Desk _desk = new(new() { MaxPosition = Desk.Usd(1_000), Safety = Desk.Unguarded, Portfolio = Desk.Hale });

    [Fact]
    public void On_spot_a_purchase_is_what_was_received_of_it_in_whole_lots()
    {
        Enter(Desk.Spot);
        Fill(10_000, FeeAsset.Base, Desk.Usd(0.0123m));
        Assert.Equal(9_980, _desk.OpenPositions().Single().Quantity);
        Assert.Equal(Desk.Usd(0.0077m), _desk.Stage.DustOf(Desk.Spot));
        Assert.Equal((9_980, 0), (_desk.Stage.ExchangeQuantityOf(Desk.Spot, Direction.Long), _desk.Stage.UnattributedOf(Desk.Spot)));
        _desk.Exit(_desk.OpenPositions().Single().PositionId, 100_00, instrument: Desk.Spot);
        Assert.Equal(9_980, _desk.LastOrder.Quantity);
        _desk.Fill(_desk.LastOrder.Order, 9_980, 100_00);
        Assert.Equal((Desk.Usd(1.23m), Desk.Usd(-1.23m)), (_desk.Trades.Single().Fees, _desk.Trades.Single().Pnl));
        Assert.Equal(Desk.Usd(10_000m - 1.23m), _desk.Stage.Account.Cash);
    }

    [Fact]
    public void Dust_is_taken_along_by_the_next_fill_that_makes_it_a_lot()
    {
        Enter(Desk.Spot);
        Fill(4_000, FeeAsset.Base, Desk.Usd(0.005m), remaining: 6_000);
        Assert.Equal((3_990, Desk.Usd(0.005m)), (_desk.OpenPositions().Single().Quantity, _desk.Stage.DustOf(Desk.Spot)));
        Fill(6_000, FeeAsset.Base, Desk.Usd(0.005m));
        Assert.Equal((9_990, Int128.Zero), (_desk.OpenPositions().Single().Quantity, _desk.Stage.DustOf(Desk.Spot)));
        Assert.Equal(0, _desk.Stage.UnattributedOf(Desk.Spot));
    }

    [Fact]
    public void A_fill_of_which_no_lot_is_left_costs_nothing_and_is_no_position()
    {
        Enter(Desk.Spot);
        Fill(10, FeeAsset.Base, Desk.Usd(0.001m), remaining: 9_990);
        Assert.Empty(_desk.OpenPositions());
        Assert.Equal(Desk.Usd(0.009m), _desk.Stage.DustOf(Desk.Spot));
        Fill(9_990, FeeAsset.Base, 0);
        Assert.Equal(9_990, _desk.OpenPositions().Single().Quantity);
        Assert.Equal(Desk.Usd(10_000), _desk.Stage.Account.Cash);
    }

    [Fact]
    public void A_fee_in_another_asset_is_worth_that_assets_last_trade()
    {
        _desk.View(Desk.OtherUsdm, 500_00);
        Enter(Desk.Usdm);
        Fill(10_000, FeeAsset.Other, Desk.Usd(0.002m), instrument: Desk.OtherUsdm);
        Close(Desk.Usdm);
        Assert.Equal((Desk.Usd(1), false), (_desk.Trades.Single().Fees, _desk.Trades.Single().IsFeeUnconverted));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Desk.OtherUsdm)]
    public void Without_a_rate_the_row_is_marked_and_the_fee_is_in_no_sum(int instrument)
    {
        Enter(Desk.Usdm);
        Fill(10_000, FeeAsset.Other, Desk.Usd(0.002m), instrument: instrument);
        Close(Desk.Usdm);
        Assert.Equal((Int128.Zero, true), (_desk.Trades.Single().Fees, _desk.Trades.Single().IsFeeUnconverted));
        Assert.Equal(Desk.Usd(0.002m), _desk.Risks(RiskEventKind.FeeUnconverted).Single().Amount);
        Assert.Equal(Desk.Usd(10_000), _desk.Stage.Account.Cash);
    }

    [Fact]
    public void Dust_and_marks_survive_a_snapshot()
    {
        Enter(Desk.Spot);
        Fill(4_000, FeeAsset.Base, Desk.Usd(0.005m), remaining: 6_000);
        Fill(3_000, FeeAsset.Other, Desk.Usd(1), remaining: 3_000, instrument: -1);
        var restored = Desk.From(_desk.Snapshot(), new() { MaxPosition = Desk.Usd(1_000), Safety = Desk.Unguarded, Portfolio = Desk.Hale });
        Assert.Equal(_desk.Snapshot(), restored.Snapshot());
        Assert.Equal(Desk.Usd(0.005m), restored.Stage.DustOf(Desk.Spot));
    }

    private void Enter(int instrument) => _desk.Enter(Desk.Long(instrument));

    private void Close(int instrument)
    {
        _desk.Exit(_desk.OpenPositions().Single().PositionId, 100_00, instrument: instrument);
        _desk.Fill(_desk.LastOrder.Order, 10_000, 100_00);
    }

    private void Fill(long quantity, FeeAsset asset, Int128 fee, long remaining = 0, int instrument = 0) => _desk.Report(new OrderReport
    {
        Order = _desk.LastOrder.Order, Kind = OrderReportKind.Filled, Quantity = quantity, Price = 100_00, Remaining = remaining, Fee = fee,
        FeeIn = asset, FeeInstrument = instrument,
    });
}
