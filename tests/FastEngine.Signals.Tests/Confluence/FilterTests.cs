using FastEngine.Signals.Confluence;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Tests.Confluence;

public class FilterTests
{
    [Theory]
    [InlineData(ProfilePosition.AtEdge, 1)]
    [InlineData(ProfilePosition.Inside, 0.5)]
    [InlineData(ProfilePosition.Outside, 0)]
    public void Market_profile(ProfilePosition position, double score) =>
        AssertScore(score, new MarketProfileFilter(), new ConfluenceInput { ValueArea = position });

    // Price 1000, deviation 10: by its distance from the mean, on either side and for either direction.
    [Theory]
    [InlineData(1000, 0)]
    [InlineData(990, 0)]
    [InlineData(990.0000000001, 0)]
    [InlineData(989.9, 0.5)]
    [InlineData(1010.1, 0.5)]
    [InlineData(982, 0.5)]
    [InlineData(980, 0.5)]
    [InlineData(979.9, 1)]
    [InlineData(1020.1, 1)]
    public void Mean_reversion(double mean, double score)
    {
        AssertScore(score, new MeanReversionFilter(fullSigma: 2, halfSigma: 1), new ConfluenceInput { Price = 1000, Mean = mean, Deviation = 10, IsLong = true });
        AssertScore(score, new MeanReversionFilter(fullSigma: 2, halfSigma: 1), new ConfluenceInput { Price = 1000, Mean = mean, Deviation = 10 });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void Mean_reversion_without_a_deviation_gives_nothing(double deviation) =>
        AssertScore(0, new MeanReversionFilter(2, 1), new ConfluenceInput { Price = 1000, Mean = double.IsNaN(deviation) ? deviation : 900, Deviation = deviation });

    [Theory]
    [InlineData(0.2, 1)]
    [InlineData(-0.2, 1)]
    [InlineData(0, 1)]
    [InlineData(0.3, 0.5)]
    [InlineData(0.2999999999, 0.5)] // within 1e-9 of the threshold: equal, not beyond
    [InlineData(0.299999, 1)]
    [InlineData(-0.45, 0.5)]
    [InlineData(0.6, 0.5)]
    [InlineData(0.6000000001, 0.5)]
    [InlineData(0.600001, 1)]
    [InlineData(-0.9, 1)]
    [InlineData(double.NaN, 0)]
    public void Autocorrelation(double r, double score) =>
        AssertScore(score, new AutocorrelationFilter(high: 0.6, low: 0.3), new ConfluenceInput { Autocorrelation = r });

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.5)]
    [InlineData(3, 0)]
    [InlineData(40, 0)]
    public void Demand_zone_by_its_tests(int tests, double score) => AssertScore(score, new DemandZoneFilter(), new ConfluenceInput { ZoneTests = tests });

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void Opposite_zone_and_gap(bool isThere, double score)
    {
        AssertScore(score, new OppositeZoneFilter(), new ConfluenceInput { HasTarget = isThere, IsInGap = !isThere });
        AssertScore(score, new FairValueGapFilter(), new ConfluenceInput { IsInGap = isThere, HasTarget = !isThere });
    }

    [Theory]
    [InlineData(true, 29, 1)]
    [InlineData(true, 30, 0)]
    [InlineData(true, 71, 0)]
    [InlineData(false, 71, 1)]
    [InlineData(false, 70, 0)]
    [InlineData(false, 29, 0)]
    [InlineData(true, double.NaN, 0)]
    [InlineData(false, double.NaN, 0)]
    public void Rsi_extreme(bool isLong, double rsi, double score) =>
        AssertScore(score, new RsiExtremeFilter(low: 30), new ConfluenceInput { IsLong = isLong, Rsi = rsi });

    [Theory]
    [InlineData(true, 999, 5, 1)]
    [InlineData(true, 1000, 5, 0)]
    [InlineData(true, 999, 0, 0)]
    [InlineData(true, 999, -5, 0)]
    [InlineData(false, 1001, -5, 1)]
    [InlineData(false, 1000, -5, 0)]
    [InlineData(false, 1001, 0, 0)]
    [InlineData(false, 1001, 5, 0)]
    public void Cvd_divergence(bool isLong, long price, double cvd, double score) =>
        AssertScore(score, new CvdDivergenceFilter(), new ConfluenceInput { IsLong = isLong, Price = price, Mean = 1000, Cvd = cvd });

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    public void Large_trades(int withUs, double score) => AssertScore(score, new LargeTradesFilter(), new ConfluenceInput { LargeTradesWithUs = withUs });

    [Theory]
    [InlineData(true, true, 0.9, 1)]
    [InlineData(true, true, 1, 0)]
    [InlineData(true, false, 0.9, 0)]
    [InlineData(false, true, 1.1, 1)]
    [InlineData(false, true, 1, 0)]
    [InlineData(false, false, 1.1, 0)]
    public void Exhaustion_against_us(bool isLong, bool isExhausted, double imbalance, double score) =>
        AssertScore(score, new ExhaustionFilter(), new ConfluenceInput { IsLong = isLong, IsExhausted = isExhausted, Imbalance = imbalance });

    private static void AssertScore(double expected, IConfluenceFilter filter, ConfluenceInput input)
    {
        Assert.Equal(expected, filter.Score(in input));
        Assert.Matches("^[a-z_]+$", filter.Name);
    }
}
