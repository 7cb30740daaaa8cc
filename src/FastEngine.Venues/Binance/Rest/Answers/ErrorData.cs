namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>Of an error that too much was asked for, on the WebSocket API.</summary>
public sealed record ErrorData
{
    /// <summary>Nothing may be asked before, ms since the epoch by the venue's clock.</summary>
    public long RetryAfter { get; init; }
}
