namespace FastEngine.Simulation.Optimise.Statistics;

/// <summary>The standard normal distribution and its quantiles.</summary>
public static class Normal
{
    // From here on the series below loses more digits to cancellation than the continued fraction does by being cut off.
    private const double Tail = 5;
    private const int FractionTerms = 60;
    private const double Widest = 38;
    private const int MostSteps = 100;

    /// <summary>Chance of a value below <paramref name="x"/>; absolute error under 1e-15.</summary>
    /// <remarks>Within the tails by the series of Marsaglia, "Evaluating the Normal Distribution" (2004), formula (2): the density times
    /// the sum of x^(2k+1) / (1·3·5···(2k+1)). In them by Laplace's continued fraction.</remarks>
    public static double Cdf(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > Tail) return 1 - Cdf(-x);
        if (x < -Widest) return 0;
        var density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        if (x < -Tail)
        {
            var fraction = -x;
            for (var k = FractionTerms; k >= 1; k--) fraction = -x + k / fraction;
            return density / fraction;
        }

        double sum = x, term = x, before = double.NaN;
        for (var k = 3; sum != before; k += 2)
        {
            before = sum;
            term *= x * x / k;
            sum += term;
        }

        return 0.5 + density * sum;
    }

    /// <summary>The value that a share <paramref name="p"/> lies below; infinite for 0 and 1.</summary>
    /// <remarks>By Newton's steps, and halving where one would leave what is known: it is asked some thousand times a search, and so needs no table of coefficients.</remarks>
    public static double Quantile(double p)
    {
        if (!(p is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "a probability is 0 to 1");
        if (p == 0) return double.NegativeInfinity;
        if (p == 1) return double.PositiveInfinity;

        // Near 1 a double has too few digits left; below a half it has plenty.
        if (p > 0.5) return -Quantile(1 - p);
        double low = -Widest, high = 0, x = p < 0.01 ? -Math.Sqrt(-2 * Math.Log(p)) : 0;
        for (var step = 0; step < MostSteps; step++)
        {
            var error = Cdf(x) - p;
            if (error < 0) low = x;
            else high = x;
            var next = x - error * Math.Sqrt(2 * Math.PI) * Math.Exp(x * x / 2);
            if (!(next > low && next < high)) next = low + (high - low) / 2;
            if (Math.Abs(next - x) <= 1e-14 * Math.Abs(x)) return next;
            x = next;
        }

        return x;
    }
}
