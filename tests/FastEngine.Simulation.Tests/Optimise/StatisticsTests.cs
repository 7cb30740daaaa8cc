using FastEngine.Core;
using FastEngine.Simulation.Optimise.Statistics;

namespace FastEngine.Simulation.Tests.Optimise;

public class StatisticsTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.8413447460685429)]
    [InlineData(-1.959963984540054, 0.025)]
    [InlineData(-6, 9.865876450376946e-10)]
    [InlineData(-10, 7.619853024160527e-24)]
    [InlineData(8, 0.9999999999999993)]
    public void The_normal_distribution_has_its_known_values(double x, double expected) => Assert.InRange(Normal.Cdf(x) / expected, 1 - 1e-9, 1 + 1e-9);

    [Theory]
    [InlineData(0.95, 1.6448536269514722)]
    [InlineData(0.99, 2.3263478740408408)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(1e-20, -9.262340089798408)]
    public void Quantiles_have_their_known_values(double p, double expected) => Assert.Equal(expected, Normal.Quantile(p), 9);

    [Fact]
    public void Moments_are_those_of_a_hand_computed_sample()
    {
        // Mean 2; deviations -1, -1, -1, 3: squares 12, cubes 24, fourths 84. Variance 3 over n, 4 over n - 1.
        var moments = ReturnMoments.Of([1, 1, 1, 5]);
        Assert.Equal((4, 2.0, 2.0), (moments.Count, moments.Mean, moments.Deviation));
        Assert.Equal(6 / Math.Pow(3, 1.5), moments.Skew, 12);
        Assert.Equal(21.0 / 9, moments.Kurtosis, 12);
        Assert.Equal(1, moments.Sharpe);
        Assert.Null(ReturnMoments.Of([0.1, 0.1, 0.1]).Sharpe);
    }

    [Fact]
    public void The_deflated_ratio_is_that_of_the_papers_example()
    {
        // Bailey, López de Prado 2014, "A numerical example": 5 years of days, Sharpe 2.5 a year, skew -3, kurtosis 10,
        // 100 trials whose ratios a year vary by 1/2: SR0 = 0.1132 a day, DSR = 0.9004; of 46 trials 0.9505.
        var moments = new ReturnMoments(1250, 2.5 / Math.Sqrt(250), 1, -3, 10);
        const double variance = 0.5 / 250;
        Assert.Equal(0.1132, SharpeInference.ExpectedMaximum(variance, 100), 4);
        Assert.Equal(0.9004, SharpeInference.Deflated(in moments, variance, 100)!.Value, 4);
        Assert.Equal(0.9505, SharpeInference.Deflated(in moments, variance, 46)!.Value, 4);
    }

    [Fact]
    public void The_probabilistic_ratio_is_that_of_the_papers_example()
    {
        // Bailey, López de Prado 2012: 24 months, Sharpe 0.458 a month, skew -2.448, kurtosis 10.164: 0.913; 0.982 if they were normal.
        var moments = new ReturnMoments(24, 0.458, 1, -2.448, 10.164);
        Assert.Equal(0.913, SharpeInference.Probabilistic(in moments, 0)!.Value, 3);
        var normal = moments with { Skew = 0, Kurtosis = 3 };
        Assert.Equal(0.982, SharpeInference.Probabilistic(in normal, 0)!.Value, 3);
    }

    [Theory]
    [InlineData(250, 2.73)]
    [InlineData(52, 2.83)]
    [InlineData(12, 3.24)]
    public void The_shortest_track_record_is_that_of_the_papers_example(int perYear, double years)
    {
        // The same paper: to show with 95 % that a ratio of 2 a year is above 1, normal returns need 2.73 years of days, 2.83 of weeks, 3.24 of months.
        var root = Math.Sqrt(perYear);
        var moments = new ReturnMoments(100, 2 / root, 1, 0, 3);
        Assert.Equal(years, SharpeInference.MinimumTrackRecord(in moments, 1 / root, 0.95)!.Value / perYear, 2);
        Assert.Equal(double.PositiveInfinity, SharpeInference.MinimumTrackRecord(in moments, 3 / root, 0.95));
    }

    [Fact]
    public void One_trial_is_not_deflated() => Assert.Equal(0, SharpeInference.ExpectedMaximum(1, 1));

    [Fact]
    public void What_is_best_in_every_block_is_never_overfitted()
    {
        var pbo = OverfittingProbability.Of([Row(3, i => i % 2), Row(1, i => i % 2), Row(2, i => i % 2)], 4)!;
        Assert.Equal((0.0, 0.0, 6, 4, 3), (pbo.Probability, pbo.LossProbability, pbo.Choices, pbo.Blocks, pbo.Trials));
    }

    [Fact]
    public void What_gains_in_one_half_and_loses_in_the_other_is_always_overfitted()
    {
        // Blocks ++-- and --++: with both blocks of a half in-sample, its winner loses in the rest. With one of each, both trials have sums of 0
        // on both sides; the first one is chosen, and tied with the other out of sample: rank 1.5 of 2, ω = 1/2, λ = 0.
        double[] first = [.. Row(1, i => i % 2).Select((x, i) => i < 8 ? x : -x)];
        double[] second = [.. first.Select(x => -x)];
        var pbo = OverfittingProbability.Of([first, second], 4)!;
        Assert.Equal(1, pbo.Probability);
        Assert.Equal(2.0 / 6, pbo.LossProbability, 12);
    }

    [Fact]
    public void Among_worthless_trials_the_chance_is_about_that_of_a_coin()
    {
        var mean = Enumerable.Range(0, 40).Average(seed => OverfittingProbability.Of([.. Enumerable.Range(0, 20).Select(trial => Noise.Of(seed, trial, 240, 0, 0.01))], 10)!.Probability);
        Assert.InRange(mean, 0.4, 0.6);
    }

    [Fact]
    public void Too_few_periods_or_trials_give_no_probability()
    {
        Assert.Null(OverfittingProbability.Of([Row(1, i => i)]));
        Assert.Null(OverfittingProbability.Of([new double[15], new double[15]]));
    }

    [Fact]
    public void Objectives_are_those_of_hand_computed_returns()
    {
        // Equity 1, 1.1, 0.99, 1.188: return 18.8 %, drawdown 10 %.
        double[] returns = [0.1, -0.1, 0.2];
        Assert.Equal(0.188, ObjectiveValue.Of(Objective.Return, returns, EngineTime.NsPerHour)!.Value, 12);
        Assert.Equal(1.88, ObjectiveValue.Of(Objective.Calmar, returns, EngineTime.NsPerHour)!.Value, 12);

        // Mean 0.2/3; deviation √((0.0333² + 0.1667² + 0.1333²)/2) = 0.15275; a year has 8,760 hours.
        Assert.Equal(0.2 / 3 / Math.Sqrt(0.07 / 3) * Math.Sqrt(8_760), ObjectiveValue.Of(Objective.Sharpe, returns, EngineTime.NsPerHour)!.Value, 9);

        // Downside deviation √(0.01 / 3).
        Assert.Equal(0.2 / 3 / Math.Sqrt(0.01 / 3) * Math.Sqrt(8_760), ObjectiveValue.Of(Objective.Sortino, returns, EngineTime.NsPerHour)!.Value, 9);
    }

    private static double[] Row(double mean, Func<int, double> wave) => [.. Enumerable.Range(0, 16).Select(i => mean + wave(i))];
}
