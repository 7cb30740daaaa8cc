namespace FastEngine.Feeds;

/// <summary>The part of a tape that a run sees: from the beginning of its warm-up to before its end; ns since the epoch.</summary>
/// <param name="FromNs">From here on entries are looked for.</param>
/// <param name="ToNs">The first time that does not belong to it.</param>
/// <param name="WarmUpNs">How much of the tape before it is seen, too, and nothing entered.</param>
public readonly record struct TapeSpan(long FromNs, long ToNs, long WarmUpNs)
{
    public static TapeSpan Everything { get; } = new(long.MinValue, long.MaxValue, 0);

    /// <summary>The beginning of the warm-up.</summary>
    public long StartNs => FromNs < long.MinValue + WarmUpNs ? long.MinValue : FromNs - WarmUpNs;

    public bool IsEverything => StartNs == long.MinValue && ToNs == long.MaxValue;

    public bool Contains(long timeNs) => timeNs >= StartNs && timeNs < ToNs;

    /// <summary>Whether a stretch of time, its last moment included, has anything of it.</summary>
    public bool Overlaps(long firstNs, long lastNs) => lastNs >= StartNs && firstNs < ToNs;
}
