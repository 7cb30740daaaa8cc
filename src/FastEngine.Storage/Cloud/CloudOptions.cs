using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Cloud;

/// <summary>Where files are uploaded to, and the bounds. Without a bucket uploads are off.</summary>
public sealed record CloudOptions
{
    public const string EmulatorVariable = "STORAGE_EMULATOR_HOST";

    /// <summary>Chunks are multiples of it (the protocol's rule).</summary>
    public const int ChunkUnit = 256 << 10;

    public string? Bucket { get; init; }

    /// <summary>Begins every object's name: one for each engine that shares the bucket.</summary>
    public string Prefix { get; init; } = "fastengine";

    public UploadKind Kinds { get; init; } = UploadKind.All;

    /// <summary>JSON key of a service account.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Host and port, or a URI; without credentials. Goes before the key file.</summary>
    public string? EmulatorHost { get; init; }

    /// <summary>Another address than Google's public one: a private endpoint. Plain HTTP only on this machine.</summary>
    public Uri? Address { get; init; }

    /// <summary>Bytes sent at once, a multiple of <see cref="ChunkUnit"/>.</summary>
    public int ChunkBytes { get; init; } = 8 << 20;

    /// <summary>For one request, that of a chunk included.</summary>
    public TimeSpan RequestDeadline { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Failures in a row without progress before it counts as an outage.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>After the first failure; doubles with each further one.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(32);

    /// <summary>Files that may wait, refused ones included.</summary>
    public int MaxFiles { get; init; } = 1_000;

    /// <summary>Bytes of copies that may wait.</summary>
    public long MaxSpoolBytes { get; init; } = 2L << 30;

    public OutboxOptions Outbox { get; init; } = new() { MaxDiskBytes = 16L << 20 };

    public PumpOptions Pump { get; init; } = new() { Pause = TimeSpan.Zero, FirstBackoff = TimeSpan.FromSeconds(30), MaxBackoff = TimeSpan.FromMinutes(10) };

    public bool IsOff => string.IsNullOrEmpty(Bucket);

    /// <summary>Takes the emulator's address from the variable that Google's own clients read.</summary>
    public CloudOptions WithEnvironment() =>
        string.IsNullOrEmpty(EmulatorHost) && Environment.GetEnvironmentVariable(EmulatorVariable) is { Length: > 0 } host ? this with { EmulatorHost = host } : this;

    internal void Check()
    {
        if (ChunkBytes < ChunkUnit || ChunkBytes % ChunkUnit != 0)
            throw new ArgumentOutOfRangeException(nameof(ChunkBytes), ChunkBytes, $"A chunk is a multiple of {ChunkUnit} bytes.");
        if (Attempts < 1) throw new ArgumentOutOfRangeException(nameof(Attempts), Attempts, "At least one attempt is made.");
        if (string.IsNullOrEmpty(KeyFile) && string.IsNullOrEmpty(EmulatorHost))
            throw new ArgumentException($"Uploads to {Bucket} need a service account's key file, or an emulator. Set one, or no bucket.", nameof(KeyFile));
    }
}
