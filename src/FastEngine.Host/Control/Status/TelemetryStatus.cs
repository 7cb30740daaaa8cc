namespace FastEngine.Host.Control.Status;

/// <summary>The ring that may drop.</summary>
public sealed record TelemetryStatus
{
    private static readonly Dictionary<string, long> NoDrops = [];

    public long Published { get; init; }

    /// <summary>Dropped by kind, as <c>ticks</c>.</summary>
    public IReadOnlyDictionary<string, long> Dropped { get; init => field = value ?? NoDrops; } = NoDrops;
}
