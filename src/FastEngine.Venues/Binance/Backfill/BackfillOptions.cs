namespace FastEngine.Venues.Binance.Backfill;

/// <summary>How missing trades are fetched.</summary>
public sealed record BackfillOptions
{
    /// <summary>A gap of more trades than this is not filled: windows have passed before it would be.</summary>
    public long MostTrades { get; init; } = 50_000;

    /// <summary>Gaps of a market that wait their turn; a power of two.</summary>
    public int Gaps { get; init; } = 256;

    /// <summary>Trades that wait for the feed; a power of two.</summary>
    public int Steps { get; init; } = 8_192;

    /// <summary>For so long a gap is tried, from its first request on.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Before a request that failed, was over the limits or came before the venue had the trades is made again; doubled each time up to a tenth of the patience.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Between two looks for gaps, and for room that the feed made.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Weight a minute that it may use of spot's 6000; orders and their look-ups share the rest.</summary>
    public int SpotWeight { get; init; } = 3_000;

    /// <summary>Likewise of USD-M's 2400.</summary>
    public int UsdMarginedWeight { get; init; } = 1_000;
}
