namespace FastEngine.Notifications.Delivery;

/// <summary>How notifications are gathered, tried again and given up.</summary>
public sealed record DeliveryOptions
{
    /// <summary>The same again within this time is counted and not told.</summary>
    public TimeSpan RepeatAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long warnings are gathered.</summary>
    public TimeSpan BatchEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>When the digest goes out, after midnight UTC.</summary>
    public TimeSpan DigestAt { get; init; }

    /// <summary>What could not be delivered for so long is a dead letter.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(6);

    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a destination is left alone after it refused all.</summary>
    public TimeSpan BreakFor { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Messages that may wait for a channel.</summary>
    public int QueueLimit { get; init; } = 256;

    /// <summary>Lines of a batch or digest; more are counted.</summary>
    public int LineLimit { get; init; } = 200;
}
