using FastEngine.Host.Configuration;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Host.Tests.Configuration;

public class DurationTests
{
    [Theory]
    [InlineData("0s", 0)]
    [InlineData("7ns", 7)]
    [InlineData("3us", 3_000)]
    [InlineData("250ms", 250_000_000)]
    [InlineData("15s", 15_000_000_000)]
    [InlineData("5m", 300_000_000_000)]
    [InlineData("24h", 86_400_000_000_000)]
    [InlineData("2d", 172_800_000_000_000)]
    [InlineData("9223372036854775807ns", long.MaxValue)]
    public void A_number_and_a_unit_are_nanoseconds(string text, long expected)
    {
        Assert.True(Duration.TryParse(text, out var ns));
        Assert.Equal(expected, ns);
    }

    [Theory]
    [InlineData("")]
    [InlineData("15")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("+1s")]
    [InlineData("1.5s")]
    [InlineData("1 s")]
    [InlineData(" 1s")]
    [InlineData("1S")]
    [InlineData("1M")]
    [InlineData("1min")]
    [InlineData("1h30m")]
    [InlineData("106752d")]
    [InlineData("9223372036854775808ns")]
    public void Anything_else_is_refused(string text) => Assert.False(Duration.TryParse(text, out _));

    [Fact]
    public void Printing_and_reading_gives_the_same_duration() =>
        Prop.ForAll(
            Gen.OneOf(
                ArbMap.Default.GeneratorFor<NonNegativeInt>().Select(n => (long)n.Get),
                ArbMap.Default.GeneratorFor<long>().Select(n => n & long.MaxValue),
                from count in Gen.Choose(0, 100_000)
                from unit in Gen.Elements(1L, 1_000L, 1_000_000L, 1_000_000_000L, 60_000_000_000L, 3_600_000_000_000L, 86_400_000_000_000L)
                select count * unit).ToArbitrary(),
            ns => Duration.TryParse(Duration.Format(ns), out var back) && back == ns).QuickCheckThrowOnFailure();
}
