namespace FastEngine.Simulation.Optimise.Statistics;

/// <summary>What was chosen made, one out-of-sample window after the other.</summary>
public sealed record OutOfSampleResult
{
    /// <summary>Of all windows in order of time; nothing is traded in a window for which nothing was chosen.</summary>
    public required double[] Returns { get; init; }

    /// <summary>When each period begins.</summary>
    public required long[] TimesNs { get; init; }

    public required ReturnMoments Moments { get; init; }

    /// <summary>Annualised; null when the returns do not differ.</summary>
    public required double? Sharpe { get; init; }

    /// <summary>Compounded over all windows.</summary>
    public required double Return { get; init; }

    public required double Drawdown { get; init; }

    public required int Trades { get; init; }

    /// <summary>Chance that the true Sharpe ratio is above 0. Nothing was chosen by these returns, so nothing is deflated.</summary>
    public required double? Probabilistic { get; init; }

    /// <summary>Periods needed for the ratio to be above 0 with 95 %.</summary>
    public required double? MinimumTrackRecord { get; init; }

    /// <summary>Mean return a period out of sample over the same of the chosen trials in-sample (Pardo, "The Evaluation and Optimization of Trading
    /// Strategies", 2008); null when those did not gain.</summary>
    public required double? Efficiency { get; init; }

    /// <param name="folds">At least one.</param>
    /// <param name="periodNs">Of the returns.</param>
    public static OutOfSampleResult Of(IReadOnlyList<FoldResult> folds, long periodNs)
    {
        var returns = new List<double>();
        var times = new List<long>();
        foreach (var fold in folds)
        {
            var window = fold.Fold.OutOfSample;
            var count = (int)((window.LengthNs + periodNs - 1) / periodNs);
            for (var i = 0; i < count; i++)
            {
                returns.Add(fold.OutOfSample?.Outcome.Returns[i] ?? 0);
                times.Add(window.FromNs + i * periodNs);
            }
        }

        double[] all = [.. returns];
        var moments = ReturnMoments.Of(all);
        var inSample = folds.Where(fold => fold.Selection.Chosen is not null).SelectMany(fold => fold.Selection.Chosen!.Outcome.Returns).DefaultIfEmpty(0).Average();
        return new OutOfSampleResult
        {
            Returns = all,
            TimesNs = [.. times],
            Moments = moments,
            Sharpe = moments.Sharpe * ObjectiveValue.Annual(periodNs),
            Return = ObjectiveValue.Return(all),
            Drawdown = ObjectiveValue.Drawdown(all),
            Trades = folds.Sum(fold => fold.OutOfSample?.Outcome.Trades ?? 0),
            Probabilistic = SharpeInference.Probabilistic(in moments, 0),
            MinimumTrackRecord = SharpeInference.MinimumTrackRecord(in moments, 0, Selection.Confidence),
            Efficiency = inSample > 0 ? moments.Mean / inSample : null,
        };
    }
}
