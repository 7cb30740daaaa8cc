using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Firestore;

/// <summary>How Firestore is reached. Without a key file and an emulator the sync is off.</summary>
public sealed record FirestoreOptions
{
    public const string EmulatorVariable = "FIRESTORE_EMULATOR_HOST";

    /// <summary>JSON key of a service account; its project is used when <see cref="ProjectId"/> is null.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Host and port; plain HTTP/2 without credentials. Goes before the key file.</summary>
    public string? EmulatorHost { get; init; }

    /// <summary>Another address than Google's public one: a private endpoint. Plain HTTP only on this machine.</summary>
    public Uri? Address { get; init; }

    public string? ProjectId { get; init; }

    public string Database { get; init; } = "(default)";

    public TimeSpan CommitDeadline { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For reading one collection at the start.</summary>
    public TimeSpan ReadDeadline { get; init; } = TimeSpan.FromSeconds(10);

    public OutboxOptions Outbox { get; init; } = new();

    public PumpOptions Pump { get; init; } = new();

    public bool IsOff => string.IsNullOrEmpty(KeyFile) && string.IsNullOrEmpty(EmulatorHost);

    /// <summary>Takes the emulator's address from the variable that Google's own clients read.</summary>
    public FirestoreOptions WithEnvironment() =>
        string.IsNullOrEmpty(EmulatorHost) && Environment.GetEnvironmentVariable(EmulatorVariable) is { Length: > 0 } host ? this with { EmulatorHost = host } : this;
}
