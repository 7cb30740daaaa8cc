namespace FastEngine.Host.Scenarios.Tape;

/// <summary>The paths of prices that a segment can have.</summary>
internal static class Paths
{
    public static decimal Hold(decimal start, int trade, int count) => start;

    /// <summary>Straight to a price, which the last trade has.</summary>
    public static Func<decimal, int, int, decimal> To(decimal target) => (start, trade, count) => start + (target - start) * trade / count;

    /// <summary>Straight by a share of the price at the start.</summary>
    public static Func<decimal, int, int, decimal> By(decimal share) => (start, trade, count) => start * (1 + share * trade / count);

    /// <summary>Whole waves around the price at the start; ends where it began.</summary>
    public static Func<decimal, int, int, decimal> Sine(decimal amplitude, int waves) =>
        (start, trade, count) => start * (1 + amplitude * (decimal)Math.Round(Math.Sin(2 * Math.PI * waves * trade / count), 9));

    /// <summary>Up by a step, back, down by it, back: no trend and no randomness.</summary>
    public static Func<decimal, int, int, decimal> Zigzag(decimal step) => (start, trade, count) => trade == count ? start : start * (1 + step * (trade % 4) switch { 1 => 1, 3 => -1, _ => 0 });
}
