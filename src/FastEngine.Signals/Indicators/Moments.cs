namespace FastEngine.Signals.Indicators;

/// <summary>Mean and population deviation of a few values, in two passes.</summary>
internal static class Moments
{
    public static void Of(ReadOnlySpan<double> values, out double mean, out double deviation)
    {
        mean = Sum(values, 0, squared: false) / values.Length;
        deviation = Math.Sqrt(Sum(values, mean, squared: true) / values.Length);
    }

    // Four sums side by side, as one waits for each of its additions; always in this order, so that every machine has the same digits.
    private static double Sum(ReadOnlySpan<double> values, double origin, bool squared)
    {
        double a = 0, b = 0, c = 0, d = 0;
        var i = 0;
        for (; i + 4 <= values.Length; i += 4)
        {
            a += Term(values[i] - origin, squared);
            b += Term(values[i + 1] - origin, squared);
            c += Term(values[i + 2] - origin, squared);
            d += Term(values[i + 3] - origin, squared);
        }

        for (; i < values.Length; i++) a += Term(values[i] - origin, squared);
        return a + b + (c + d);
    }

    private static double Term(double value, bool squared) => squared ? value * value : value;
}
