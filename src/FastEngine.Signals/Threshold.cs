using System.Runtime.CompilerServices;

namespace FastEngine.Signals;

/// <summary>Comparisons of computed doubles: within <see cref="Tolerance"/> of its threshold a value counts as equal to it, not beyond.</summary>
/// <remarks>So that the last digit of a sum, which may differ between ways to compute it, decides nothing. NaN is beyond nothing.</remarks>
public static class Threshold
{
    public const double Tolerance = 1e-9;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAbove(double value, double threshold) => value - threshold > Tolerance;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBelow(double value, double threshold) => threshold - value > Tolerance;
}
