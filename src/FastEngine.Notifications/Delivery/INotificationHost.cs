using FastEngine.Notifications.Events;

namespace FastEngine.Notifications.Delivery;

/// <summary>What the notifications ask of who runs them. Called on the thread that steps them.</summary>
public interface INotificationHost
{
    /// <summary>What the day came to, when its digest goes out; null for nothing to say. What it counts begins anew.</summary>
    Notification? Summarise(DateTimeOffset now);

    /// <summary>How a channel fares; never a secret.</summary>
    void Tell(bool isProblem, string text);

    /// <summary>What is to be kept on disk beside what waits.</summary>
    string Carry();
}
