using FastEngine.Core.Execution;
using FastEngine.Venues.Binance.Gateway;

namespace FastEngine.Venues.Tests.Binance.Gateway;

/// <summary>Fees in an asset that no instrument is priced in.</summary>
public class OrderFeeTests
{
    [Fact]
    public void A_fee_in_an_asset_that_no_instrument_prices_is_converted_at_the_price_that_was_read()
    {
        using var rig = new GatewayRig();
        var terms = rig.SubmitEntry();
        rig.OrderEvent(terms.Id.ToString(), "TRADE", "FILLED", last: "0.012", filled: "0.012", trade: 1, feeAsset: "BNB", fee: "0.00100000");
        Assert.Equal((Money.One * 6_005 / 10_000, FeeAsset.Quote), (rig.Reports[^1].Fee, rig.Reports[^1].FeeIn));
    }

    [Fact]
    public void A_fee_in_an_asset_without_a_rate_is_told_as_it_is()
    {
        using var rig = new GatewayRig();
        var terms = rig.SubmitEntry();
        rig.OrderEvent(terms.Id.ToString(), "TRADE", "FILLED", last: "0.012", filled: "0.012", trade: 1, feeAsset: "XYZ", fee: "0.5");

        Assert.Equal((Money.One / 2, FeeAsset.Other, -1), (rig.Reports[^1].Fee, rig.Reports[^1].FeeIn, rig.Reports[^1].FeeInstrument));
        Assert.Contains(rig.Notices, notice => notice.Kind == GatewayNoticeKind.FeeUnconverted);
    }
}
