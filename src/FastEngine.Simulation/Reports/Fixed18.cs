using FastEngine.Core;

namespace FastEngine.Simulation.Reports;

/// <summary>The one unit of a report's amounts: prices, quantities and money as integers at scale 18.</summary>
/// <remarks>Money has this scale anyway; lifting prices and quantities to it spares the report the instruments' scales and loses nothing.</remarks>
public static class Fixed18
{
    public const int Scale = 18;

    public static Int128 From(Int128 value, int scale) => checked(value * FixedPoint.PowerOfTen(Scale - scale));

    /// <summary>The exact decimal without trailing zeros.</summary>
    public static string ToText(Int128 value) => FixedPoint.ToText(value, Scale);

    /// <summary>For ratios and charts only.</summary>
    public static double ToDouble(Int128 value) => (double)value / 1e18;
}
