using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace FastEngine.Simulation.Optimise.Statistics;

/// <summary>Returns are equal when each is, to the bit.</summary>
internal sealed class ReturnsComparer : IEqualityComparer<double[]>
{
    public static ReturnsComparer Instance { get; } = new();

    public bool Equals(double[]? x, double[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode([DisallowNull] double[] returns)
    {
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(returns.AsSpan()));
        return hash.ToHashCode();
    }
}
