namespace FastEngine.Signals.Indicators;

/// <summary>Mean and population deviation of a few values, in two passes.</summary>
internal static class Moments
{
    public static void Of(ReadOnlySpan<double> values, out double mean, out double deviation)
    {
        mean = Sum(values) / values.Length;
        deviation = Math.Sqrt(SumOfSquares(values, mean) / values.Length);
    }

    // Four sums side by side, as one waits for each of its additions; always in this order, so that every machine has the same digits.
    private static double Sum(ReadOnlySpan<double> values)
    {
        double a = 0, b = 0, c = 0, d = 0;
        for (; values.Length >= 4; values = values[4..])
        {
            a += values[0];
            b += values[1];
            c += values[2];
            d += values[3];
        }

        foreach (var value in values) a += value;
        return a + b + (c + d);
    }

    private static double SumOfSquares(ReadOnlySpan<double> values, double mean)
    {
        double a = 0, b = 0, c = 0, d = 0;
        for (; values.Length >= 4; values = values[4..])
        {
            a += (values[0] - mean) * (values[0] - mean);
            b += (values[1] - mean) * (values[1] - mean);
            c += (values[2] - mean) * (values[2] - mean);
            d += (values[3] - mean) * (values[3] - mean);
        }

        foreach (var value in values) a += (value - mean) * (value - mean);
        return a + b + (c + d);
    }
}
