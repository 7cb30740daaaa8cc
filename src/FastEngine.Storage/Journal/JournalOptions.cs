namespace FastEngine.Storage.Journal;

/// <summary>Where and how a journal is written.</summary>
public sealed record JournalOptions
{
    public required string Directory { get; init; }

    /// <summary>Bytes of a segment after which the next one is wanted; so many are reserved ahead. 64 KiB to 16 GiB.</summary>
    public long SegmentBytes { get; init; } = 256L << 20;

    /// <summary>Age of a segment after which the next one is wanted.</summary>
    public TimeSpan SegmentAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Memory for records that are not written yet; a power of two, 4 KiB to 1 GiB.</summary>
    public int BufferBytes { get; init; } = 16 << 20;

    public FsyncPolicy Fsync { get; init; } = FsyncPolicy.Off;

    /// <summary>Time between two syncs with <see cref="FsyncPolicy.Interval"/> and <see cref="FsyncPolicy.Intent"/>.</summary>
    public TimeSpan FsyncInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The highest record number that anyone outside remembers, such as a consumer's position: numbers go on behind it, so that none
    /// means two records, even if the medium lost the end of the journal. 0 when nobody does.</summary>
    public long NumbersUsed { get; init; }

    /// <summary>First wait after a failed write; doubles with each failure up to <see cref="MaxRetryDelay"/>.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(10);

    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Clock of ages, intervals, waits and of the time in headers.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public IJournalFileSystem FileSystem { get; init; } = DiskFileSystem.Instance;

    internal JournalOptions Checked()
    {
        ArgumentException.ThrowIfNullOrEmpty(Directory);
        ArgumentOutOfRangeException.ThrowIfLessThan(SegmentBytes, 64 << 10);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(SegmentBytes, 16L << 30);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(SegmentAge, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(FsyncInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(NumbersUsed);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(RetryDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRetryDelay, RetryDelay);
        return this;
    }
}
