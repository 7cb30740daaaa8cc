using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Cloud;

/// <summary>How uploads stand; counts are since the start.</summary>
public sealed record CloudStatus
{
    public static CloudStatus Off { get; } = new();

    public bool IsOn { get; init; }

    /// <summary>Bucket and address; empty when off.</summary>
    public string Target { get; init; } = "";

    public OutboxFigures Outbox { get; init; }

    public PumpStatus Pump { get; init; } = new();

    /// <summary>Copies on disk, and their bytes.</summary>
    public int SpooledFiles { get; init; }

    public long SpooledBytes { get; init; }

    /// <summary>Offers that were not taken, and why the last one was not.</summary>
    public long NotTaken { get; init; }

    public string? LastNotTaken { get; init; }

    public long Uploaded { get; init; }

    /// <summary>Files that were there already, with the same content: an answer or a confirmation had been lost.</summary>
    public long AlreadyThere { get; init; }

    /// <summary>Bytes that the server said it has; what it lost and took again counts twice.</summary>
    public long BytesPersisted { get; init; }

    public long SessionsStarted { get; init; }

    public long SessionsResumed { get; init; }

    public long SessionsLost { get; init; }

    /// <summary>Failed requests that were tried again.</summary>
    public long Retries { get; init; }

    /// <summary>Answers whose size or checksums were not the file's.</summary>
    public long Mismatches { get; init; }
}
