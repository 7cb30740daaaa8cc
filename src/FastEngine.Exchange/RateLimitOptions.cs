namespace FastEngine.Exchange;

/// <summary>What one address may ask of one market.</summary>
public sealed record RateLimitOptions
{
    public static RateLimitOptions Futures { get; } = new() { WeightPerMinute = 2_400, OrdersPer10Seconds = 300, OrdersPerMinute = 1_200 };

    public static RateLimitOptions Spot { get; } = new() { WeightPerMinute = 6_000, OrdersPer10Seconds = 100, OrdersPerMinute = 1_200 };

    public int WeightPerMinute { get; init; }

    public int OrdersPer10Seconds { get; init; }

    public int OrdersPerMinute { get; init; }

    /// <summary>Requests after a 429 within its minute that lead to a ban.</summary>
    public int BanAfter { get; init; } = 20;

    /// <summary>How long a ban lasts at first, seconds.</summary>
    public int BanSeconds { get; init; } = 120;
}
