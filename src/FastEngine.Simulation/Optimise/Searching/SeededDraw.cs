using FastEngine.Simulation.Optimise.Statistics;

namespace FastEngine.Simulation.Optimise.Searching;

/// <summary>Random numbers by their place instead of their turn: equal seed and place give an equal number, whatever was drawn before.</summary>
/// <remarks>The mixing of SplitMix64 (Steele, Lea, Flood 2014) over seed, stream and index.</remarks>
public static class SeededDraw
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    /// <summary>64 bits.</summary>
    public static ulong Bits(ulong seed, ulong stream, ulong index) => Mix(Mix(Mix(seed + Increment) + stream * Increment + Increment) + index * Increment + Increment);

    /// <summary>Uniform, strictly between 0 and 1.</summary>
    public static double Unit(ulong seed, ulong stream, ulong index) => ((Bits(seed, stream, index) >> 12) + 0.5) / (1UL << 52);

    /// <summary>Standard normal.</summary>
    public static double Gaussian(ulong seed, ulong stream, ulong index) => Normal.Quantile(Unit(seed, stream, index));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
