namespace FastEngine.Simulation.Backtest;

/// <summary>Numbers that look drawn at random and follow from a seed and their place alone (SplitMix64; Steele, Lea and Flood 2014).</summary>
internal readonly struct ResampledDraws(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>0 to below <paramref name="count"/>.</summary>
    public int Below(ulong place, int count)
    {
        var bits = Mixed(Mixed(seed) + place * Step);
        return (int)Math.BigMul(bits, (ulong)count, out _);
    }

    private static ulong Mixed(ulong state)
    {
        state += Step;
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
        return state ^ (state >> 31);
    }
}
