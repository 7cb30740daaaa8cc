namespace FastEngine.Trading.Dtms;

/// <summary>Refuses values that no configuration may have.</summary>
internal static class DtmsChecks
{
    private const int Whole = 1_000_000;

    public static void Positive(double value, string name)
    {
        if (!(value > 0) || double.IsInfinity(value)) throw new ArgumentOutOfRangeException(name, value, "must be positive");
    }

    public static void Positive(long value, string name)
    {
        if (value <= 0) throw new ArgumentOutOfRangeException(name, value, "must be positive");
    }

    /// <summary>More than nothing and less than all.</summary>
    public static void Part(int ppm, string name)
    {
        if (ppm is <= 0 or >= Whole) throw new ArgumentOutOfRangeException(name, ppm, $"must be 1 to {Whole - 1} ppm");
    }

    public static void AtLeast(double value, double least, string name)
    {
        if (!(value >= least) || double.IsInfinity(value)) throw new ArgumentOutOfRangeException(name, value, $"must be at least {least}");
    }

    public static void Above(double value, double limit, string name)
    {
        if (!(value > limit) || double.IsInfinity(value)) throw new ArgumentOutOfRangeException(name, value, $"must be above {limit}");
    }
}
