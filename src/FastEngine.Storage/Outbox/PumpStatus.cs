namespace FastEngine.Storage.Outbox;

/// <summary>What a pump has done since it was started.</summary>
public sealed record PumpStatus
{
    /// <summary>Entries acknowledged.</summary>
    public long Sent { get; init; }

    /// <summary>Sends acknowledged.</summary>
    public long Sends { get; init; }

    public long Failures { get; init; }

    public long Refused { get; init; }

    public string? LastError { get; init; }

    /// <summary>When the failures in a row began; null while it works.</summary>
    public DateTimeOffset? OfflineSince { get; init; }
}
