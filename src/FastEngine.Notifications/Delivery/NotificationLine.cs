using FastEngine.Notifications.Events;

namespace FastEngine.Notifications.Delivery;

/// <summary>An event as it is told.</summary>
public sealed record NotificationLine
{
    public required NotificationType Type { get; init; }

    public required NotificationLevel Level { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string Text { get; init; }

    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>How many alike were not told since the last time.</summary>
    public long More { get; init; }

    public static NotificationLine Of(Notification notification, TemplateSet templates, long more)
    {
        ArgumentNullException.ThrowIfNull(templates);
        ArgumentNullException.ThrowIfNull(notification);
        return new NotificationLine
        {
            Type = notification.Type, Level = notification.Level, Time = notification.Time, Fields = notification.Fields, More = more,
            Text = templates.Render(notification) + (more > 0 ? $" (and {more} alike since)" : ""),
        };
    }
}
