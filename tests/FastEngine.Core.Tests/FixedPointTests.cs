using System.Text;
using FastEngine.Core;

namespace FastEngine.Core.Tests;

public class FixedPointTests
{
    [Theory]
    [InlineData("61837.63000000", 2, 6183763)]
    [InlineData("0.02000000", 8, 2000000)]
    [InlineData("9682", 2, 968200)]
    [InlineData("0", 8, 0)]
    [InlineData("0.00000001", 8, 1)]
    [InlineData("92233720368.54775807", 8, long.MaxValue)]
    [InlineData("000012.5", 1, 125)]
    public void Text_becomes_the_exact_integer(string text, int scale, long expected)
    {
        Assert.True(FixedPoint.TryParse(Encoding.ASCII.GetBytes(text), scale, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("61837.631", 2)]
    [InlineData("", 2)]
    [InlineData(".", 2)]
    [InlineData("1.", 2)]
    [InlineData(".5", 2)]
    [InlineData("-1", 2)]
    [InlineData("1e5", 2)]
    [InlineData("NaN", 2)]
    [InlineData("1.2.3", 2)]
    [InlineData("92233720368.54775808", 8)]
    [InlineData("99999999999999999999999999", 0)]
    [InlineData("9223372036854775807", 1)]
    public void What_the_scale_cannot_hold_is_refused(string text, int scale) =>
        Assert.False(FixedPoint.TryParse(Encoding.ASCII.GetBytes(text), scale, out _));

    [Theory]
    [InlineData(6183763, 2, "61837.63")]
    [InlineData(6183700, 2, "61837")]
    [InlineData(1, 8, "0.00000001")]
    [InlineData(0, 8, "0")]
    [InlineData(-50, 2, "-0.5")]
    [InlineData(-5, 0, "-5")]
    [InlineData(100, 0, "100")]
    public void An_integer_is_printed_as_its_exact_decimal(long value, int scale, string expected) =>
        Assert.Equal(expected, FixedPoint.ToText(value, scale));

    [Fact]
    public void Every_integer_is_printed_as_System_Decimal_prints_it_or_not_at_all()
    {
        var random = new Random(1);
        var buffer = new byte[22];
        for (var i = 0; i < 20_000; i++)
        {
            var scale = random.Next(FixedPoint.MaxScale + 1);
            var value = i switch { 0 => long.MinValue, 1 => long.MaxValue, _ => random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64) };
            var expected = new decimal(value) / (decimal)Math.Pow(10, scale);
            var text = expected.ToString("0.##################", System.Globalization.CultureInfo.InvariantCulture);

            Assert.Equal(text, Encoding.ASCII.GetString(buffer, 0, FixedPoint.Format(value, scale, buffer)));
            Assert.Equal(text, FixedPoint.ToText(value, scale));
            Assert.Equal(0, FixedPoint.Format(value, scale, buffer.AsSpan(0, text.Length - 1)));
        }
    }

    [Fact]
    public void An_integer_that_no_long_holds_is_printed_too() => Assert.Equal("-92233720368547758.09", FixedPoint.ToText((Int128)long.MinValue - 1, 2));
}
