using FastEngine.Feeds.Generation;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Feeds.Tests.Generation;

public class RestingLiquidityTests
{
    private const double LotsPerSecond = 10;

    [Fact]
    public void A_price_is_deeper_the_more_was_traded_at_it_and_no_other_is() =>
        Prop.ForAll(Gen.Choose(-1_000, 1_000).ToArbitrary(), Gen.Choose(1, 1_000_000).ToArbitrary(), (level, lots) =>
        {
            var resting = new RestingLiquidity(LotsPerSecond);
            var price = (level + 0.5) * 5e-4;
            Assert.Equal(1, resting.DepthAt(price));
            resting.Add(price, lots);
            var once = resting.DepthAt(price);
            resting.Add(price, lots);
            Assert.True(once > 1 && resting.DepthAt(price) > once && resting.DepthAt(price) < RestingLiquidity.MostDepth);
            Assert.Equal(1, resting.DepthAt(price + 5e-4));
            Assert.Equal(1, resting.DepthAt(price - 5e-4));
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void What_was_traded_is_forgotten_over_a_day_and_a_year_of_forgetting_breaks_nothing()
    {
        var resting = new RestingLiquidity(LotsPerSecond);
        resting.Add(0, LotsPerSecond * 3_600);
        var fresh = resting.DepthAt(0);
        resting.Forget(6 * 3_600);
        var later = resting.DepthAt(0);
        Assert.InRange(later, 1.5, fresh - 0.5);
        for (var day = 0; day < 365; day++) resting.Forget(24 * 3_600);
        Assert.Equal(1, resting.DepthAt(0), 1e-9);
        resting.Add(0, LotsPerSecond * 3_600);
        Assert.Equal(fresh, resting.DepthAt(0), 1e-9);
    }
}
