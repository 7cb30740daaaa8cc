namespace FastEngine.Simulation.Optimise.Statistics;

/// <summary>Mean, deviation, skew and kurtosis of returns, and the Sharpe ratio a period, not annualised.</summary>
/// <param name="Count">Returns.</param>
/// <param name="Mean">A period.</param>
/// <param name="Deviation">Of the sample (n - 1).</param>
/// <param name="Skew">Third standardised moment; 0 for a normal distribution.</param>
/// <param name="Kurtosis">Fourth standardised moment, not the excess; 3 for a normal distribution.</param>
public readonly record struct ReturnMoments(int Count, double Mean, double Deviation, double Skew, double Kurtosis)
{
    /// <summary>Mean over deviation; null when the returns do not differ.</summary>
    public double? Sharpe => Deviation > 0 ? Mean / Deviation : null;

    public static ReturnMoments Of(ReadOnlySpan<double> returns)
    {
        if (returns.Length < 2) return new ReturnMoments(returns.Length, returns.Length == 0 ? 0 : returns[0], 0, 0, 3);
        double mean = 0;
        foreach (var value in returns) mean += value;
        mean /= returns.Length;
        double squares = 0, cubes = 0, fourths = 0;
        foreach (var value in returns)
        {
            var from = value - mean;
            squares += from * from;
            cubes += from * from * from;
            fourths += from * from * from * from;
        }

        var variance = squares / returns.Length;

        // Equal returns differ by rounding only.
        if (Math.Sqrt(variance) <= 1e-12 * Math.Abs(mean) || variance == 0) return new ReturnMoments(returns.Length, mean, 0, 0, 3);
        return new ReturnMoments(
            returns.Length, mean, Math.Sqrt(squares / (returns.Length - 1)), cubes / returns.Length / Math.Pow(variance, 1.5), fourths / returns.Length / (variance * variance));
    }
}
