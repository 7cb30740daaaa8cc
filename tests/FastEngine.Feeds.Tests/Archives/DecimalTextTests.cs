using System.Text;
using FastEngine.Core;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Feeds.Tests.Archives;

public class DecimalTextTests
{
    [Fact]
    public void It_answers_as_the_plain_parser_does()
    {
        var digits = Gen.Elements('0', '0', '0', '1', '5', '9', '.', '9', '2').ListOf().Select(list => string.Concat(list));
        var texts = Gen.Frequency((8, digits), (1, Gen.Choose(-5, 5).Select(i => (long.MaxValue - 5 + i).ToString())), (1, ArbMap.Default.GeneratorFor<string>()));
        Prop.ForAll(texts.ToArbitrary(), Gen.Choose(0, FixedPoint.MaxScale).ToArbitrary(), (text, scale) =>
        {
            var bytes = Encoding.UTF8.GetBytes(text ?? "");
            var expected = FixedPoint.TryParse(bytes, scale, out var value);
            Assert.Equal(expected, DecimalText.TryParse(bytes, scale, out var found));
            if (expected) Assert.Equal(value, found);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Theory]
    [InlineData("61837.63000000", 2, false)]
    [InlineData("0.00", 0, true)]
    [InlineData("100", 0, false)]
    [InlineData("0.00000001", 8, false)]
    public void It_tells_how_many_decimals_a_number_uses(string text, int decimals, bool isZero)
    {
        Assert.True(DecimalText.TryMeasure(Encoding.ASCII.GetBytes(text), out var found, out var zero));
        Assert.Equal((decimals, isZero), (found, zero));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("1.2.3")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("1e5")]
    public void What_is_no_plain_decimal_is_not_measured(string text) =>
        Assert.False(DecimalText.TryMeasure(Encoding.ASCII.GetBytes(text), out _, out _));
}
