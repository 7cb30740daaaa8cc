using System.Runtime.CompilerServices;

namespace FastEngine.Feeds.Generation;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): turns a seed and a name into well-mixed, independent seeds.</summary>
public static class SplitMix64
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    /// <summary>The next output; <paramref name="state"/> advances.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Next(ref ulong state)
    {
        state += Increment;
        return Mix(state);
    }

    /// <summary>A seed of its own for one purpose of one named thing: equal inputs give equal seeds, on every machine.</summary>
    public static ulong Derive(ulong seed, ReadOnlySpan<char> name, ulong purpose)
    {
        var hash = Mix(seed + Increment);
        foreach (var c in name) hash = Mix((hash ^ c) + Increment);
        return Mix((hash ^ purpose) + Increment);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
