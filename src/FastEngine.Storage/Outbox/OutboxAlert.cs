namespace FastEngine.Storage.Outbox;

/// <summary>What a person should hear of; each is told once when it begins.</summary>
public enum OutboxAlert
{
    /// <summary>The destination cannot be reached; what waits is on disk.</summary>
    Offline,

    BackOnline,

    /// <summary>Credentials, permissions or a missing database: a person must act.</summary>
    DestinationRefuses,

    /// <summary>One entry will not be taken; the others go on.</summary>
    EntryRefused,

    /// <summary>The outbox takes nothing more: its bound, or the disk.</summary>
    Held,

    /// <summary>Opening found damage.</summary>
    Damaged,

    /// <summary>The host failed to take a confirmation.</summary>
    HostFailed,
}
