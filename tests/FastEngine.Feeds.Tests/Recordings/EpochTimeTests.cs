using FastEngine.Core;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Feeds.Tests.Recordings;

public class EpochTimeTests
{
    [Theory]
    [InlineData("1723161255", 1723161255000000000)]
    [InlineData("1723161255.25", 1723161255250000000)]
    [InlineData("1723161255.123456789999", 1723161255123456789)]
    [InlineData("1723161255088", 1723161255088000000)]
    [InlineData("1723161255088.5", 1723161255088500000)]
    [InlineData("1723161255088176", 1723161255088176000)]
    [InlineData("1723161255088176.367", 1723161255088176367)]
    [InlineData("1723161255088176367", 1723161255088176367)]
    [InlineData("0", 0)]
    [InlineData("9000000000000000000", EngineTime.MaxNs)]
    public void The_unit_is_told_by_the_magnitude(string text, long expectedNs)
    {
        Assert.True(EpochTime.TryParse(Encoding.ASCII.GetBytes(text), out var timeNs));
        Assert.Equal(expectedNs, timeNs);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".5")]
    [InlineData("1723161255.")]
    [InlineData("-1723161255")]
    [InlineData("17e8")]
    [InlineData("1723161255 ")]
    [InlineData("99999999999")]
    [InlineData("9000000000000000001")]
    [InlineData("9223372036854")]
    [InlineData("9223372036854775808")]
    [InlineData("99999999999999999999")]
    [InlineData("1.2.3")]
    public void What_is_no_time_is_refused(string text) => Assert.False(EpochTime.TryParse(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void Whole_numbers_of_any_length_are_read_digit_by_digit()
    {
        var digits = Gen.Frequency((30, Gen.Elements('0', '1', '5', '7', '8', '9')), (1, Gen.Elements('/', ':', ' ', 'p', '\0', '-')));
        var texts = Gen.Choose(0, 24).SelectMany(length => digits.ListOf(length)).Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var isNumber = text.Length is > 0 and <= 19 && text.All(char.IsAsciiDigit);
            var whole = isNumber ? decimal.Parse(text) : 0;
            var ns = whole * (whole < 1e11m ? 1_000_000_000 : whole < 1e14m ? 1_000_000 : whole < 1e17m ? 1_000 : 1);
            Assert.Equal(isNumber && ns <= EngineTime.MaxNs, EpochTime.TryParse(Encoding.ASCII.GetBytes(text), out var timeNs));
            if (isNumber && ns <= EngineTime.MaxNs) Assert.Equal(ns, timeNs);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void No_bytes_make_it_throw() =>
        Prop.ForAll<byte[]>(bytes => EpochTime.TryParse(bytes, out var timeNs) ? timeNs >= 0 : timeNs >= 0).QuickCheckThrowOnFailure();
}
