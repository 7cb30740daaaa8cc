namespace FastEngine.Notifications.Delivery;

/// <summary>What a lane holds, as it is kept on disk.</summary>
internal sealed record LaneState
{
    public IReadOnlyList<WaitingMessage> Queue { get; init; } = [];

    public IReadOnlyList<NotificationLine> Batch { get; init; } = [];

    public long BatchLeftOut { get; init; }

    public DateTimeOffset BatchDue { get; init; }

    public IReadOnlyList<NotificationLine> Digest { get; init; } = [];

    public long DigestLeftOut { get; init; }
}
