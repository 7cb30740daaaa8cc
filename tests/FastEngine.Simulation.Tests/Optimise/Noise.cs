using FastEngine.Simulation.Optimise.Searching;

namespace FastEngine.Simulation.Tests.Optimise;

/// <summary>Normal returns from a seed.</summary>
internal static class Noise
{
    public static double[] Of(int seed, int stream, int count, double mean, double deviation) =>
        [.. Enumerable.Range(0, count).Select(i => mean + deviation * SeededDraw.Gaussian((ulong)seed, (ulong)stream, (ulong)i))];
}
