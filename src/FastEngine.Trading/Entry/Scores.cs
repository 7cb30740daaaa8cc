namespace FastEngine.Trading.Entry;

/// <summary>Comparison of computed scores: within 1e-9 of its threshold a value counts as equal to it, not below.</summary>
internal static class Scores
{
    private const double Tolerance = 1e-9;

    public static bool IsBelow(double value, double threshold) => threshold - value > Tolerance;
}
