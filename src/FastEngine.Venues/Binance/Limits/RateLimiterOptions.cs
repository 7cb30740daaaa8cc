using FastEngine.Core;

namespace FastEngine.Venues.Binance.Limits;

/// <summary>The limits that are kept, and what of them is for exits.</summary>
public sealed record RateLimiterOptions
{
    /// <summary>Until the venue has said its own.</summary>
    public IReadOnlyList<LimitRule> Rules { get; init; } = [];

    /// <summary>Share of each limit that only exits may use, parts per million.</summary>
    public int ReservePpm { get; init; } = 250_000;

    /// <summary>Time without a request after a 429 that says no time.</summary>
    public long BackOffNs { get; init; } = 60 * EngineTime.NsPerSecond;

    /// <summary>Likewise after a 418. The shortest ban is two minutes.</summary>
    public long BanNs { get; init; } = 120 * EngineTime.NsPerSecond;
}
