namespace FastEngine.Signals.Indicators;

/// <summary>Logarithms of the quotients of neighbouring closes; the price unit cancels, so fixed-point closes serve as they are.</summary>
internal static class LogReturns
{
    // A quotient and its logarithm are each off by half a unit in the last place: returns closer than this are equal.
    private const double Noise = 1e-15;

    /// <param name="closes">Oldest first.</param>
    /// <param name="returns">One fewer than the closes.</param>
    public static void Fill(ReadOnlySpan<long> closes, Span<double> returns)
    {
        for (var i = 0; i < returns.Length; i++) returns[i] = Math.Log((double)closes[i + 1] / closes[i]);
    }

    /// <summary>True when the returns do not differ: their deviation is 0, and what is computed as one is rounding.</summary>
    public static bool AreEqual(ReadOnlySpan<double> returns)
    {
        double low = returns[0], high = returns[0];
        foreach (var value in returns)
        {
            if (value < low) low = value;
            if (value > high) high = value;
        }

        return high - low <= Noise;
    }

    public static double Mean(ReadOnlySpan<double> returns)
    {
        double sum = 0;
        foreach (var value in returns) sum += value;
        return sum / returns.Length;
    }
}
