namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>A limit, and in answers of the WebSocket API how much of it is used.</summary>
public sealed record LimitRow
{
    public string? RateLimitType { get; init; }

    public string? Interval { get; init; }

    public int IntervalNum { get; init; }

    public int Limit { get; init; }

    public int Count { get; init; }
}
