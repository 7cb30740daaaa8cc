using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Venues.Binance;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Venues.Tests.Binance;

public class DecimalsTests
{
    [Fact]
    public void What_is_written_is_read_back() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<long>().Zip(Gen.Choose(0, 12)).ToArbitrary(), pair =>
        {
            var (value, scale) = pair;
            if (value == long.MinValue) return true;
            var text = FixedPoint.ToText(value, scale);
            return Decimals.TryParse(text, scale, out var read) && read == value && Decimals.Rounded(text, scale) == value
                && Decimals.TryMoney(text, out var money) && money == value * (Int128)FixedPoint.PowerOfTen(Money.Scale - scale);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e5")]
    [InlineData("NaN")]
    [InlineData("1,5")]
    [InlineData("99999999999999999999999999")]
    public void What_is_no_number_is_refused(string text)
    {
        Assert.False(Decimals.TryParse(text, 8, out _));
        Assert.False(Decimals.TryMoney(text, out _));
        Assert.Equal(0, Decimals.Rounded(text, 8));
    }

    [Theory]
    [InlineData("6563.66500", 2, 656_367)]
    [InlineData("6563.66499", 2, 656_366)]
    [InlineData("-0.005", 2, -1)]
    public void Averages_are_rounded_half_away_from_zero(string text, int scale, long expected) => Assert.Equal(expected, Decimals.Rounded(text, scale));

    [Fact]
    public void A_digit_beyond_the_scale_is_not_dropped_silently() => Assert.False(Decimals.TryParse("0.0015", 3, out _));
}
