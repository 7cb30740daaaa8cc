using FastEngine.Host.Configuration;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Host.Tests.Configuration;

public class NearestTextTests
{
    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("shrads", "shards", 1)]
    [InlineData("same", "same", 0)]
    public void Distance_counts_typing_errors(string a, string b, int expected) => Assert.Equal(expected, NearestText.Distance(a, b));

    [Fact]
    public void Distance_is_symmetric_zero_only_for_equals_and_at_most_the_longer_length()
    {
        var texts = Gen.Elements('a', 'b', 'c', '.').ListOf().Select(letters => string.Concat(letters)).ToArbitrary();
        Prop.ForAll(texts, texts, (a, b) =>
            NearestText.Distance(a, b) == NearestText.Distance(b, a)
            && NearestText.Distance(a, b) == 0 == (a == b)
            && NearestText.Distance(a, b) <= Math.Max(a.Length, b.Length)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("windows.pool_trade", "windows.pool_trades")]
    [InlineData("pool_trades", "windows.pool_trades")]
    [InlineData("WINDOWS.CVD", "windows.cvd")]
    [InlineData("windows.exhaustion", "windows.exhaustion")]
    [InlineData("candle.timeframe", "candles.timeframes")]
    public void The_nearest_key_is_the_one_most_likely_meant(string key, string expected) => Assert.Equal(expected, Knobs.Catalogue.Nearest(key));
}
