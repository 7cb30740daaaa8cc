namespace FastEngine.Notifications.Delivery;

/// <summary>A message that waits for its channel.</summary>
/// <param name="Message">What is to be sent.</param>
/// <param name="Since">When it began to wait.</param>
/// <param name="Attempts">How often it was sent.</param>
internal sealed record WaitingMessage(NotificationMessage Message, DateTimeOffset Since, int Attempts);
