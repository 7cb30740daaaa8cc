namespace FastEngine.Simulation.Optimise.Statistics;

/// <summary>What an observed Sharpe ratio says of the true one, given its sample and how many trials it was chosen from.</summary>
/// <remarks>All Sharpe ratios here are a period of the returns, not annualised.
/// Bailey, López de Prado: "The Sharpe Ratio Efficient Frontier" (Journal of Risk 15:2, 2012) and
/// "The Deflated Sharpe Ratio" (Journal of Portfolio Management 40:5, 2014).</remarks>
public static class SharpeInference
{
    private const double EulerGamma = 0.57721566490153286;

    /// <summary>Probabilistic Sharpe ratio: the chance that the true ratio is above <paramref name="benchmark"/>; null without a ratio.</summary>
    /// <remarks>Φ((SR - SR*) √(n - 1) / √(1 - γ₃ SR + (γ₄ - 1)/4 SR²)), 2012, formula (9).</remarks>
    public static double? Probabilistic(in ReturnMoments moments, double benchmark)
    {
        if (moments.Sharpe is not { } sharpe || moments.Count < 2) return null;
        return Normal.Cdf((sharpe - benchmark) * Math.Sqrt(moments.Count - 1) / Math.Sqrt(Spread(sharpe, in moments)));
    }

    /// <summary>The highest Sharpe ratio to be expected of <paramref name="trials"/> independent trials that are worth nothing.</summary>
    /// <remarks>√V ((1 - γ) Φ⁻¹(1 - 1/N) + γ Φ⁻¹(1 - 1/(N e))), 2014, formula (1); 0 for a single trial.</remarks>
    /// <param name="variance">Of the trials' Sharpe ratios.</param>
    /// <param name="trials">How many were tried.</param>
    public static double ExpectedMaximum(double variance, double trials)
    {
        if (trials <= 1) return 0;
        return Math.Sqrt(variance) * ((1 - EulerGamma) * Normal.Quantile(1 - 1 / trials) + EulerGamma * Normal.Quantile(1 - 1 / (trials * Math.E)));
    }

    /// <summary>Deflated Sharpe ratio: the chance that the true ratio is above 0 although it is the best of many.</summary>
    public static double? Deflated(in ReturnMoments moments, double variance, double trials) => Probabilistic(in moments, ExpectedMaximum(variance, trials));

    /// <summary>Periods that are needed before the ratio is above <paramref name="benchmark"/> with the given confidence; infinite when it is not above.</summary>
    /// <remarks>1 + (1 - γ₃ SR + (γ₄ - 1)/4 SR²) (Φ⁻¹(confidence) / (SR - SR*))², 2012, formula (13).</remarks>
    public static double? MinimumTrackRecord(in ReturnMoments moments, double benchmark, double confidence)
    {
        if (moments.Sharpe is not { } sharpe) return null;
        if (sharpe <= benchmark) return double.PositiveInfinity;
        var ratio = Normal.Quantile(confidence) / (sharpe - benchmark);
        return 1 + Spread(sharpe, in moments) * ratio * ratio;
    }

    // Positive for every real sample, since kurtosis is at least 1 + skew².
    private static double Spread(double sharpe, in ReturnMoments moments) =>
        Math.Max(1e-12, 1 - moments.Skew * sharpe + (moments.Kurtosis - 1) / 4 * sharpe * sharpe);
}
