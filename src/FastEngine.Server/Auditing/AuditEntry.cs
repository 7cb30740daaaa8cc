namespace FastEngine.Server.Auditing;

/// <summary>A line of the audit log: that something was asked, or what was answered; both when a role did not allow it, or when the log could not be written before.</summary>
public sealed record AuditEntry
{
    /// <summary>Running number, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>Wall time, ns since the epoch.</summary>
    public required long TimeNs { get; init; }

    /// <summary>Of an answer: the entry that it answers.</summary>
    public long? Of { get; init; }

    /// <summary>Name of the token.</summary>
    public required string Actor { get; init; }

    public required string Role { get; init; }

    /// <summary>Address of the client.</summary>
    public required string Remote { get; init; }

    /// <summary>As <c>POST /api/v1/commands</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The request's body.</summary>
    public string? Request { get; init; }

    /// <summary>Idempotency key, when the client gave one.</summary>
    public string? Key { get; init; }

    /// <summary>Of an answer, or of what was refused: the HTTP status.</summary>
    public int? Status { get; init; }

    /// <summary>Of an answer, or of what was refused: its body.</summary>
    public string? Answer { get; init; }

    /// <summary>Hash of the entry before; zeros for the first.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 of this line with an empty hash, hexadecimal.</summary>
    public required string Hash { get; init; }
}
