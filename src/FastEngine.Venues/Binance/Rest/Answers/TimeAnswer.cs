namespace FastEngine.Venues.Binance.Rest.Answers;

/// <summary>The venue's time.</summary>
public sealed record TimeAnswer
{
    /// <summary>ms since the epoch.</summary>
    public long ServerTime { get; init; }
}
