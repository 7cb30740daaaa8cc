namespace FastEngine.Simulation.Backtest;

/// <summary>Ratios of returns, not annualised where nothing else is said; the risk-free rate and the target are 0. Null where undefined.</summary>
public static class ReturnRatios
{
    // Returns that are equal but for rounding have no deviation.
    private const double Rounding = 1e-9;

    public static double Mean(IReadOnlyList<double> returns) => returns.Count == 0 ? 0 : returns.Sum() / returns.Count;

    /// <summary>Of the sample, n - 1; 0 with fewer than two.</summary>
    public static double Deviation(IReadOnlyList<double> returns)
    {
        if (returns.Count < 2) return 0;
        var mean = Mean(returns);
        return Math.Sqrt(returns.Sum(value => (value - mean) * (value - mean)) / (returns.Count - 1));
    }

    /// <summary>Mean over deviation (Sharpe 1994, "The Sharpe Ratio"), times the square root of the periods of a year.</summary>
    public static double? Sharpe(IReadOnlyList<double> returns, double periodsPerYear)
    {
        if (returns.Count < 2) return null;
        var mean = Mean(returns);
        var deviation = Deviation(returns);
        return deviation <= Rounding * Math.Abs(mean) ? null : mean / deviation * Math.Sqrt(periodsPerYear);
    }

    /// <summary>Mean over the root of the mean square of the negative returns, all periods in its denominator (Sortino and Price 1994),
    /// times the square root of the periods of a year. Null when no return is negative.</summary>
    public static double? Sortino(IReadOnlyList<double> returns, double periodsPerYear)
    {
        if (returns.Count < 2) return null;
        var downside = Math.Sqrt(returns.Sum(value => value < 0 ? value * value : 0) / returns.Count);
        return downside == 0 ? null : Mean(returns) / downside * Math.Sqrt(periodsPerYear);
    }

    /// <summary>The return of a year at the same compound rate, as a fraction. Null when everything was lost, or when a year of it is no number.</summary>
    public static double? Annual(double totalReturn, int periods, double periodsPerYear)
    {
        if (periods == 0 || totalReturn <= -1) return null;
        var annual = Math.Pow(1 + totalReturn, periodsPerYear / periods) - 1;
        return double.IsFinite(annual) ? annual : null;
    }

    /// <summary>The third standardised moment (of the population).</summary>
    public static double? Skewness(IReadOnlyList<double> returns) => Moment(returns, 3);

    /// <summary>The fourth standardised moment (of the population): 3 of a normal distribution.</summary>
    public static double? Kurtosis(IReadOnlyList<double> returns) => Moment(returns, 4);

    private static double? Moment(IReadOnlyList<double> returns, int order)
    {
        if (returns.Count < 2) return null;
        var mean = Mean(returns);
        var variance = returns.Sum(value => (value - mean) * (value - mean)) / returns.Count;
        if (Math.Sqrt(variance) <= Rounding * Math.Abs(mean)) return null;
        return returns.Sum(value => Math.Pow(value - mean, order)) / returns.Count / Math.Pow(variance, order / 2.0);
    }
}
