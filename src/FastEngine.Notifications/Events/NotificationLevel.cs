namespace FastEngine.Notifications.Events;

/// <summary>How urgent a notification is, and so how it goes out.</summary>
public enum NotificationLevel
{
    /// <summary>Once a day, with the others of the day.</summary>
    Info,

    /// <summary>With the others of some minutes.</summary>
    Warning,

    /// <summary>At once.</summary>
    Critical,
}
