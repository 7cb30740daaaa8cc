namespace FastEngine.Notifications.Events;

/// <summary>Something that people are told of. No field may hold a secret.</summary>
public sealed record Notification
{
    public required NotificationType Type { get; init; }

    public required NotificationLevel Level { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>Equal for what is the same thing again: told once in a while, and counted.</summary>
    public required string Key { get; init; }

    /// <summary>By the names that the type has; what does not apply is left out.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }
}
