using FastEngine.Notifications.Events;

namespace FastEngine.Notifications.Delivery;

/// <summary>What a channel sends at once: one critical event, or what was gathered.</summary>
public sealed record NotificationMessage
{
    /// <summary>The same in each attempt, so that a receiver can tell a repetition.</summary>
    public required string Id { get; init; }

    public required NotificationLevel Level { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>One short line.</summary>
    public required string Title { get; init; }

    public required IReadOnlyList<NotificationLine> Lines { get; init; }

    /// <summary>The lines as text.</summary>
    public string Text => string.Join('\n', Lines.Select(line => Lines.Count == 1 ? line.Text : $"{line.Time.UtcDateTime:HH:mm:ss} {line.Text}"));
}
