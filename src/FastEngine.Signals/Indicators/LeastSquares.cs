namespace FastEngine.Signals.Indicators;

/// <summary>Slope of the straight line with the least squared error.</summary>
public static class LeastSquares
{
    /// <summary>Of values at equal distances of 1, oldest first; NaN for fewer than two.</summary>
    public static double Slope(ReadOnlySpan<double> values)
    {
        var middle = (values.Length - 1) / 2.0;
        double products = 0, squares = 0;
        for (var i = 0; i < values.Length; i++)
        {
            // The first value as origin: the products stay small, and equal values give exactly 0.
            products += (i - middle) * (values[i] - values[0]);
            squares += (i - middle) * (i - middle);
        }

        return products / squares;
    }

    /// <summary>Of <paramref name="y"/> on <paramref name="x"/>, as many; NaN when the x are all equal.</summary>
    public static double Slope(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double meanX = 0, meanY = 0;
        for (var i = 0; i < x.Length; i++)
        {
            meanX += x[i];
            meanY += y[i];
        }

        meanX /= x.Length;
        meanY /= x.Length;
        double products = 0, squares = 0;
        for (var i = 0; i < x.Length; i++)
        {
            products += (x[i] - meanX) * (y[i] - meanY);
            squares += (x[i] - meanX) * (x[i] - meanX);
        }

        return products / squares;
    }
}
