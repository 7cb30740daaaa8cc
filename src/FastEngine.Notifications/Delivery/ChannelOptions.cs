using FastEngine.Notifications.Events;

namespace FastEngine.Notifications.Delivery;

/// <summary>What goes to a channel, and how fast.</summary>
public sealed record ChannelOptions
{
    public NotificationLevel Least { get; init; } = NotificationLevel.Info;

    public IReadOnlyList<NotificationType> Events { get; init; } = Enum.GetValues<NotificationType>();

    public int PerMinute { get; init; } = 20;

    /// <summary>Between the beginnings of two messages.</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromSeconds(1);

    public bool Takes(NotificationType type, NotificationLevel level) => level >= Least && Events.Contains(type);
}
