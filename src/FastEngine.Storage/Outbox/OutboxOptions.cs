namespace FastEngine.Storage.Outbox;

/// <summary>Bounds of an outbox on disk.</summary>
public sealed record OutboxOptions
{
    /// <summary>Most bytes on disk, the moment of a compaction included. A third of it is for states not yet confirmed.</summary>
    public long MaxDiskBytes { get; init; } = 256L << 20;

    /// <summary>The log is rewritten when it is longer than this and than twice what is pending.</summary>
    public long CompactAtBytes { get; init; } = 4L << 20;

    internal void Check()
    {
        if (MaxDiskBytes < 64 << 10) throw new ArgumentOutOfRangeException(nameof(MaxDiskBytes), MaxDiskBytes, "An outbox needs at least 64 KiB of disk.");
        if (CompactAtBytes < 4 << 10) throw new ArgumentOutOfRangeException(nameof(CompactAtBytes), CompactAtBytes, "A log below 4 KiB would be rewritten all the time.");
    }
}
