namespace FastEngine.Host.Control.Status;

/// <summary>The ring that may drop.</summary>
public sealed record TelemetryStatus
{
    public long Published { get; init; }

    /// <summary>Dropped by kind, as <c>ticks</c>.</summary>
    public IReadOnlyDictionary<string, long> Dropped { get; init; } = new Dictionary<string, long>();
}
