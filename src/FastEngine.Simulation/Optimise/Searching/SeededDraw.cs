using FastEngine.Core;
using FastEngine.Simulation.Optimise.Statistics;

namespace FastEngine.Simulation.Optimise.Searching;

/// <summary>Random numbers by their place instead of their turn: equal seed and place give an equal number, whatever was drawn before.</summary>
public static class SeededDraw
{
    /// <summary>64 bits.</summary>
    public static ulong Bits(ulong seed, ulong stream, ulong index) => SplitMix64.At(SplitMix64.At(SplitMix64.At(seed), stream), index);

    /// <summary>Uniform, strictly between 0 and 1.</summary>
    public static double Unit(ulong seed, ulong stream, ulong index) => ((Bits(seed, stream, index) >> 12) + 0.5) / (1UL << 52);

    /// <summary>Standard normal.</summary>
    public static double Gaussian(ulong seed, ulong stream, ulong index) => Normal.Quantile(Unit(seed, stream, index));
}
