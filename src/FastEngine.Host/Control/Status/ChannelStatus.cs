namespace FastEngine.Host.Control.Status;

/// <summary>A channel of notifications.</summary>
public sealed record ChannelStatus
{
    /// <summary>As <c>telegram</c>.</summary>
    public string? Name { get; init; }

    public long Delivered { get; init; }

    /// <summary>Messages that wait.</summary>
    public long Waiting { get; init; }

    /// <summary>Messages that were given up.</summary>
    public long Dead { get; init; }

    /// <summary>Why nothing is taken now; null when all is well.</summary>
    public string? Fault { get; init; }
}
