namespace FastEngine.Simulation.Optimise.Verdicts;

/// <summary>Where a statistic begins to speak for or against what was found. Stated in every report.</summary>
public static class VerdictThresholds
{
    /// <summary>Least chance that the true Sharpe ratio is above 0, deflated in-sample and plain out of sample: the customary 5 % of error.</summary>
    public const double Confidence = 0.95;

    /// <summary>Most probability of overfitting. A coin is 0.5; the paper would refuse above 0.05, which few honest searches over short tapes reach.</summary>
    public const double Overfitting = 0.2;

    /// <summary>Least walk-forward efficiency: half of what was promised (Pardo 2008).</summary>
    public const double Efficiency = 0.5;

    /// <summary>Least mean of the neighbours over what was chosen.</summary>
    public const double Stability = 0.5;

    /// <summary>Most share of the splits of a cross-validation in which what was chosen loses.</summary>
    public const double LosingSplits = 0.2;

    /// <summary>Fewer closed trades say nothing: the statistics above hold for many.</summary>
    public const int LeastTrades = 30;

    /// <summary>A probability on the wrong side of this is no near miss.</summary>
    public const double Coin = 0.5;
}
