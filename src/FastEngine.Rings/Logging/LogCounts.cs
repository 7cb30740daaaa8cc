namespace FastEngine.Rings.Logging;

/// <summary>What one publisher did with the events of one kind. Written by its thread alone.</summary>
internal struct LogCounts
{
    /// <summary>Second of engine time that <see cref="InSecond"/> is about.</summary>
    public long Second;

    public long InSecond;

    /// <summary>Not published: the ring was full.</summary>
    public long Dropped;

    /// <summary>Not published: too many of the kind in one second.</summary>
    public long Suppressed;
}
