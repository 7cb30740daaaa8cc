namespace FastEngine.Notifications.Delivery;

/// <summary>A message that will not be delivered, and why.</summary>
public sealed record DeadLetter
{
    public required DateTimeOffset Time { get; init; }

    public required string Channel { get; init; }

    public required string Reason { get; init; }

    public required int Attempts { get; init; }

    public required NotificationMessage Message { get; init; }
}
