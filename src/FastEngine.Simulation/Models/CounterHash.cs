namespace FastEngine.Simulation.Models;

/// <summary>Numbers that look random and follow from a seed and what they are for: equal in any order of asking, so a restart or another order of
/// events does not change them.</summary>
/// <remarks>The finaliser of SplitMix64: G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.</remarks>
public static class CounterHash
{
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;

    public static ulong Of(ulong seed, ulong purpose, long first, long second) =>
        Mix(Mix(Mix(Mix(seed + Golden) ^ (purpose + Golden)) ^ (ulong)first) ^ (ulong)second);

    private static ulong Mix(ulong value)
    {
        value += Golden;
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
