using System.Numerics;
using FastEngine.Core.Execution;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Core.Tests.Execution;

public class MoneyTests
{
    private static readonly BigInteger Unit = BigInteger.Pow(10, Money.Scale - Money.FeeDecimals);

    [Fact]
    public void A_fee_is_the_exact_product_rounded_half_away_from_zero_to_eight_decimals() =>
        Prop.ForAll<long, long, uint>((high, low, rate) =>
        {
            var amount = (Int128)high * low;
            var micros = rate % 1_000_000_000;
            return (BigInteger)Money.Fee(amount, micros) == Rounded((BigInteger)amount * micros, Unit * 1_000_000_000) * Unit;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0.00000000500", 1_000_000_000, "0.00000001")]
    [InlineData("0.00000000499", 1_000_000_000, "0")]
    [InlineData("-0.00000000500", 1_000_000_000, "-0.00000001")]
    [InlineData("10000", 400_000, "4")] // 0.04 %
    [InlineData("0.00001250", 400_000, "0.00000001")] // half of the last digit
    [InlineData("0.00001249", 400_000, "0")]
    [InlineData("12345.67", -50_000, "-0.6172835")] // a rebate
    public void Fees_by_hand(string amount, long rateMicros, string fee) =>
        Assert.Equal(fee, Money.ToText(Money.Fee(Parse(amount), rateMicros)));

    [Fact]
    public void A_share_is_the_exact_quotient_rounded_half_away_from_zero_to_eight_decimals() =>
        Prop.ForAll<long, long, (long Part, long Whole)>((high, low, parts) =>
        {
            var amount = (Int128)high * low;
            var whole = Math.Abs(parts.Whole % long.MaxValue) + 1;
            var part = Math.Abs(parts.Part % long.MaxValue) % whole + 1;
            return (BigInteger)Money.Share(amount, part, whole) == Rounded((BigInteger)amount * part, whole * Unit) * Unit;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(long.MaxValue - 1, long.MaxValue)]
    [InlineData(long.MaxValue / 3, long.MaxValue)]
    [InlineData(1, long.MaxValue)]
    [InlineData(1, 1)]
    public void A_share_of_the_widest_quantities_does_not_overflow(long part, long whole)
    {
        var amount = 999_999_999 * Money.One + 19_999_999_999;
        Assert.Equal(Rounded((BigInteger)amount * part, whole * Unit) * Unit, (BigInteger)Money.Share(amount, part, whole));
    }

    [Fact]
    public void Price_times_quantity_is_exact_up_to_the_scale_of_money_and_rounded_beyond() =>
        Prop.ForAll<int, int, (byte Price, byte Quantity)>((price, quantity, scales) =>
        {
            var instrument = Instrument(scales.Price % 13, scales.Quantity % 13);
            var scale = instrument.PriceScale + instrument.QuantityScale;
            var product = (BigInteger)price * quantity;
            var expected = scale <= Money.Scale ? product * BigInteger.Pow(10, Money.Scale - scale) : Rounded(product, BigInteger.Pow(10, scale - Money.Scale));
            return (BigInteger)Money.Of(price, quantity, instrument) == expected;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("25000", 25_000.0)]
    [InlineData("-25000", -25_000.0)]
    [InlineData("4.995", 4.995)]
    [InlineData("0", 0.0)]
    public void As_a_double_it_is_the_nearest(string amount, double expected) => Assert.Equal(expected, Money.ToDouble(Parse(amount)));

    private static BigInteger Rounded(BigInteger dividend, BigInteger divisor)
    {
        var magnitude = (BigInteger.Abs(dividend) * 2 + divisor) / (divisor * 2);
        return dividend.Sign < 0 ? -magnitude : magnitude;
    }

    private static Int128 Parse(string text)
    {
        var negative = text[0] == '-';
        Assert.True(FixedPoint.TryParse(System.Text.Encoding.ASCII.GetBytes(text.TrimStart('-')), 14, out var value));
        var amount = (Int128)value * 10_000;
        return negative ? -amount : amount;
    }

    private static Instrument Instrument(int priceScale, int quantityScale) => new()
    {
        Id = 0, Symbol = "X", Name = "X", Market = Market.Spot, PriceScale = priceScale, QuantityScale = quantityScale, Tick = 1, Lot = 1,
    };
}
