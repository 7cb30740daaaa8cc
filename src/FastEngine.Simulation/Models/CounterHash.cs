using FastEngine.Core;

namespace FastEngine.Simulation.Models;

/// <summary>Numbers that look random and follow from a seed and what they are for: equal in any order of asking, so a restart or another order of
/// events does not change them.</summary>
public static class CounterHash
{
    public static ulong Of(ulong seed, ulong purpose, long first, long second) =>
        SplitMix64.At(SplitMix64.At(SplitMix64.At(SplitMix64.At(seed, 1) ^ (purpose + SplitMix64.Increment)) ^ (ulong)first) ^ (ulong)second);
}
