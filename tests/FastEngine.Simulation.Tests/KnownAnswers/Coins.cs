namespace FastEngine.Simulation.Tests.KnownAnswers;

/// <summary>Numbers that nothing can foretell, the same for a seed on every machine: SplitMix64 (Steele, Lea, Flood 2014).</summary>
internal sealed class Coins
{
    private ulong _state;

    // Mixed: of plain seeds in a row each sequence would be the one before, a step later.
    public Coins(ulong seed) => _state = Mix(seed ^ 0xD1B54A32D192ED03UL);

    public int Next(int sides)
    {
        _state += 0x9E3779B97F4A7C15UL;
        return (int)(Mix(_state) % (ulong)sides);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
