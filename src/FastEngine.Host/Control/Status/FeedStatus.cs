namespace FastEngine.Host.Control.Status;

/// <summary>A source of ticks.</summary>
public sealed record FeedStatus
{
    /// <summary>As <c>binance/usdm</c>.</summary>
    public string? Name { get; init; }

    /// <summary>As <c>connected</c>.</summary>
    public string? State { get; init; }

    public long Ticks { get; init; }

    public long Malformed { get; init; }

    public long Gaps { get; init; }

    public long Reconnects { get; init; }

    /// <summary>When the last tick was received; 0 before the first.</summary>
    public long LastTickNs { get; init; }
}
