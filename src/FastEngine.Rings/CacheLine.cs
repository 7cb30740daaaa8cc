namespace FastEngine.Rings;

/// <summary>Sizes of what the hardware shares between cores, in bytes.</summary>
internal static class CacheLine
{
    public const int Size = 64;

    /// <summary>Prefetchers fetch lines in aligned pairs, so counters of two threads keep a pair apart.</summary>
    public const int Pair = 2 * Size;
}
