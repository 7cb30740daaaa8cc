using System.Globalization;
using FastEngine.Simulation.Optimise.Spaces;

namespace FastEngine.Simulation.Tests.Optimise;

/// <summary>Spaces and functions for tests.</summary>
internal static class Spaces
{
    public static RangeDimension Number(string key, decimal from, decimal to, decimal step, bool isLogarithmic = false, int? points = null) => new(key, new RangeOptions
    {
        From = from, To = to, Step = step, IsLogarithmic = isLogarithmic, Points = points, Format = value => value.ToString(CultureInfo.InvariantCulture),
    });

    /// <summary>-2 to 2 in every dimension, in steps of 1e-9.</summary>
    public static SearchSpace Cube(int dimensions) => new([.. Enumerable.Range(0, dimensions).Select(i => Number($"x{i}", -2, 2, 0.000000001m))]);

    public static double[] Values(ParameterPoint point) => [.. Enumerable.Range(0, point.Indexes.Length).Select(point.NumberAt)];

    public static double Sphere(ParameterPoint point) => -Values(point).Select((x, i) => (x - 0.1 * (i + 1)) * (x - 0.1 * (i + 1))).Sum();

    /// <summary>Best at (1, 1, ...), at the end of a bent valley.</summary>
    public static double Rosenbrock(ParameterPoint point)
    {
        var x = Values(point);
        return -Enumerable.Range(0, x.Length - 1).Sum(i => 100 * Math.Pow(x[i + 1] - x[i] * x[i], 2) + Math.Pow(1 - x[i], 2));
    }
}
