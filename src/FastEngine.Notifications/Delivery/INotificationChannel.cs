namespace FastEngine.Notifications.Delivery;

/// <summary>A way to people: mail, a chat, an endpoint.</summary>
public interface INotificationChannel
{
    string Name { get; }

    /// <summary>Characters of a message's text; more is sent as several messages.</summary>
    int LongestText { get; }

    /// <summary>Sends once. Never fails by an exception, except when it is stopped.</summary>
    Task<DeliveryResult> SendAsync(NotificationMessage message, CancellationToken stop);
}
