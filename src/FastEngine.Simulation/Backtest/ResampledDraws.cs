using FastEngine.Core;

namespace FastEngine.Simulation.Backtest;

/// <summary>Whole numbers that follow from a seed and their place alone.</summary>
internal readonly struct ResampledDraws(ulong seed)
{
    /// <summary>0 to below <paramref name="count"/>.</summary>
    public int Below(ulong place, int count) => (int)Math.BigMul(SplitMix64.At(SplitMix64.At(seed), place), (ulong)count, out _);
}
