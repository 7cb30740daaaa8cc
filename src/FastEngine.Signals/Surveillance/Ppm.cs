namespace FastEngine.Signals.Surveillance;

/// <summary>Price distances in parts of a million of the current price, turned once into the integer prices at which they begin and end.</summary>
/// <remarks>Prices are positive. A comparison with such a price is exact: it equals the comparison of the products in integers.</remarks>
internal static class Ppm
{
    public const int One = 1_000_000;

    /// <summary>Above half of the price the bounds could leave 64 bits; no rule of the strategy is near that.</summary>
    public const int Most = 500_000;

    /// <summary>The lowest price p with edge - p at most <paramref name="ppm"/> of p.</summary>
    public static long LowestWithin(long edge, int ppm) => Ceiling((Int128)edge * One, One + ppm);

    /// <summary>The highest price p with p - edge at most <paramref name="ppm"/> of p.</summary>
    public static long HighestWithin(long edge, int ppm) => Floor((Int128)edge * One, One - ppm);

    /// <summary>The lowest price p with p - edge at least <paramref name="ppm"/> of p.</summary>
    public static long LowestAway(long edge, int ppm) => Ceiling((Int128)edge * One, One - ppm);

    /// <summary>The highest price p with edge - p at least <paramref name="ppm"/> of p.</summary>
    public static long HighestAway(long edge, int ppm) => Floor((Int128)edge * One, One + ppm);

    /// <summary>This share of the price, rounded up.</summary>
    public static long CeilingOf(long price, int ppm) => Ceiling((Int128)price * ppm, One);

    /// <summary>This share of the price, rounded down.</summary>
    public static long FloorOf(long price, int ppm) => Floor((Int128)price * ppm, One);

    /// <summary>The highest price of which <paramref name="ppm"/> is at most <paramref name="distance"/>.</summary>
    public static long HighestWhoseShareIs(long distance, int ppm) => Floor((Int128)distance * One, ppm);

    /// <summary>Whether <paramref name="distance"/> is at least <paramref name="ppm"/> of <paramref name="whole"/>.</summary>
    public static bool IsAtLeast(long distance, int ppm, long whole) => (Int128)distance * One >= (Int128)whole * ppm;

    /// <summary>Whether <paramref name="distance"/> is at most <paramref name="ppm"/> of <paramref name="whole"/>.</summary>
    public static bool IsAtMost(long distance, int ppm, long whole) => (Int128)distance * One <= (Int128)whole * ppm;

    /// <summary>Refuses a share outside 1 to <see cref="Most"/>.</summary>
    public static void Check(int ppm, string name)
    {
        if (ppm is < 1 or > Most) throw new ArgumentOutOfRangeException(name, ppm, $"must be from 1 to {Most:N0} parts of a million");
    }

    private static long Floor(Int128 numerator, long denominator) => long.CreateSaturating(numerator / denominator);

    private static long Ceiling(Int128 numerator, long denominator) => long.CreateSaturating((numerator + denominator - 1) / denominator);
}
