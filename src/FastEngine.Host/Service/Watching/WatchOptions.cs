namespace FastEngine.Host.Service.Watching;

/// <summary>Times and sizes of the watchlist.</summary>
internal sealed record WatchOptions
{
    public TimeSpan Lasts { get; init; } = TimeSpan.FromHours(24);

    public TimeSpan WarnBefore { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many symbols the daily selection has.</summary>
    public int Top { get; init; } = 15;

    /// <summary>Quote currency of the daily selection.</summary>
    public string Quote { get; init; } = "USDT";

    /// <summary>Whether the daily selection is added to the list.</summary>
    public bool FollowsTop { get; init; }
}
