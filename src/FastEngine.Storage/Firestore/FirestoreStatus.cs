using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Firestore;

/// <summary>How the sync stands.</summary>
public sealed record FirestoreStatus
{
    public static FirestoreStatus Off { get; } = new();

    public bool IsOn { get; init; }

    /// <summary>Project and address; empty when off.</summary>
    public string Target { get; init; } = "";

    public OutboxFigures Outbox { get; init; }

    public PumpStatus Pump { get; init; } = new();

    /// <summary>How often the outbox took nothing, and why the last time; the reason is null when all is well.</summary>
    public long Held { get; init; }

    public string? Fault { get; init; }

    public long LastJournalPosition { get; init; }

    public long ConfirmedJournalPosition { get; init; }

    /// <summary>Followed collections whose stream is open and told.</summary>
    public int Following { get; init; }

    public long Reconnects { get; init; }

    public long ConfigAccepted { get; init; }

    public long ConfigRefused { get; init; }

    public string? LastConfigError { get; init; }
}
