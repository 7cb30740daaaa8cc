namespace FastEngine.Notifications.Delivery;

/// <summary>How a channel stands.</summary>
public sealed record LaneStatus
{
    public required string Channel { get; init; }

    public required long Delivered { get; init; }

    public required long Retries { get; init; }

    public required long Dead { get; init; }

    /// <summary>Messages that wait.</summary>
    public required int Waiting { get; init; }

    /// <summary>Lines of the batch and the digest that are being gathered.</summary>
    public required int Gathered { get; init; }

    /// <summary>Why the last attempt failed; null since one was delivered.</summary>
    public required string? Fault { get; init; }
}
