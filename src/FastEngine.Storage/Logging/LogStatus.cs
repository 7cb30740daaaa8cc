namespace FastEngine.Storage.Logging;

/// <summary>How logging stands, since the start.</summary>
public sealed record LogStatus
{
    /// <summary>Events of hot threads that were made text.</summary>
    public long Written { get; init; }

    /// <summary>Events that found the ring full, by level.</summary>
    public IReadOnlyList<long> DroppedByLevel { get; init; } = [];

    public long Dropped => DroppedByLevel.Sum();

    /// <summary>Events beyond the rate limit of their kind.</summary>
    public long Suppressed { get; init; }

    /// <summary>Lines that could not be written to the files.</summary>
    public long FileLost { get; init; }

    /// <summary>Why, the last time; null when the files are well.</summary>
    public string? FileFault { get; init; }

    /// <summary>Lines that the console did not take.</summary>
    public long ConsoleLost { get; init; }
}
