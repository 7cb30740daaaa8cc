using System.Runtime.CompilerServices;

namespace FastEngine.Core;

/// <summary>SplitMix64: numbers that look drawn at random and follow from a seed, equal on every machine.</summary>
/// <remarks>G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.</remarks>
public static class SplitMix64
{
    /// <summary>How far the state goes a step: the golden ratio's fraction.</summary>
    public const ulong Increment = 0x9E37_79B9_7F4A_7C15;

    /// <summary>The next output; <paramref name="state"/> advances.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Next(ref ulong state)
    {
        state += Increment;
        return Mix(state);
    }

    /// <summary>The output by its place instead of its turn: 0 is what <see cref="Next"/> would give.</summary>
    public static ulong At(ulong state, ulong place = 0) => Mix(state + (place + 1) * Increment);

    /// <summary>A seed of its own for one purpose of one named thing.</summary>
    public static ulong Derive(ulong seed, ReadOnlySpan<char> name, ulong purpose)
    {
        var hash = At(seed);
        foreach (var c in name) hash = At(hash ^ c);
        return At(hash ^ purpose);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
