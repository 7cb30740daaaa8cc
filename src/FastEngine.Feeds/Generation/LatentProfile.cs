namespace FastEngine.Feeds.Generation;

/// <summary>One regime of <see cref="MarketModel.LatentBook"/>: parameters of the order flow and the book alone.</summary>
/// <remarks>Factors are relative to the symbol's own rate, volatility and impact.</remarks>
internal readonly record struct LatentProfile
{
    /// <summary>Orders a second, before <see cref="MeanRateFactor"/> divides it out.</summary>
    public required double Rate { get; init; }

    /// <summary>Orders that one order triggers directly, on average.</summary>
    public required double Branching { get; init; }

    /// <summary>Noise of the quotes.</summary>
    public required double Volatility { get; init; }

    /// <summary>Impact of an order: a thin book has a high one.</summary>
    public required double Impact { get; init; }

    /// <summary>Share of an order's impact that stays.</summary>
    public required double Permanent { get; init; }

    /// <summary>How fast the rest of it goes, 1/s.</summary>
    public required double Resilience { get; init; }

    /// <summary>Mean of the pressure: (buy - sell) share of the background orders, -1 to 1.</summary>
    public required double Pressure { get; init; }

    /// <summary>Deviation of the pressure around its mean.</summary>
    public required double PressureDeviation { get; init; }

    /// <summary>Parent orders that begin an hour.</summary>
    public required double ParentsPerHour { get; init; }

    /// <summary>(Buy - sell) share of the parent orders.</summary>
    public required double ParentLean { get; init; }

    /// <summary>Share of the parent orders that sweep: many times the normal rate, for seconds.</summary>
    public required double SweepShare { get; init; }

    /// <summary>Pull of the value to where the regime began, 1/s.</summary>
    public required double Anchoring { get; init; }

    /// <summary>Log-deviation of the quantity of a trade.</summary>
    public required double SizeSpread { get; init; }

    /// <summary>Chance to be the next regime of a seeded schedule.</summary>
    public required double Chance { get; init; }

    public required double MeanSeconds { get; init; }

    /// <summary>What the contrarians add to the rate on average; measured.</summary>
    private const double MeanContrarianRate = 0.3;

    private static readonly LatentProfile Range = new()
    {
        Rate = 1, Branching = 0.5, Volatility = 0.5, Impact = 1, Permanent = 0.6, Resilience = 1.0 / 120, Pressure = 0, PressureDeviation = 0.12,
        ParentsPerHour = 12, ParentLean = 0, SweepShare = 0.2, Anchoring = 1.0 / 3600, SizeSpread = 2, Chance = 0.2, MeanSeconds = 4 * 3600,
    };

    private static readonly LatentProfile TrendUp = Range with
    {
        Rate = 1.3, Permanent = 0.7, Pressure = 0.2, PressureDeviation = 0.16, ParentsPerHour = 18, ParentLean = 0.4, Anchoring = 0, Chance = 0.3, MeanSeconds = 4 * 3600,
    };

    private static readonly LatentProfile Quiet = Range with
    {
        Rate = 0.2, Branching = 0.3, Volatility = 0.2, Impact = 0.6, PressureDeviation = 0.05, ParentsPerHour = 1.5, SweepShare = 0, Chance = 0.1, MeanSeconds = 2 * 3600,
    };

    private static readonly LatentProfile Chaotic = Range with
    {
        Rate = 2, Branching = 0.7, Volatility = 1.2, Impact = 2, Permanent = 0.35, Resilience = 1.0 / 40, PressureDeviation = 0.35,
        ParentsPerHour = 40, SweepShare = 0.5, Anchoring = 0, SizeSpread = 2.2, Chance = 0.1, MeanSeconds = 3600,
    };

    private static readonly LatentProfile[] Profiles =
    [
        Range,
        TrendUp,
        TrendUp with { Pressure = -TrendUp.Pressure, ParentLean = -TrendUp.ParentLean },
        Chaotic with { Pressure = 0.5, PressureDeviation = 0.1, ParentLean = 0.8, Chance = 0, MeanSeconds = 60 },
        Quiet,
        Chaotic,
    ];

    public static readonly RegimeOdds Odds = new([.. Profiles.Select(profile => profile.Chance)], [.. Profiles.Select(profile => profile.MeanSeconds)]);

    /// <summary>Mean of <see cref="Rate"/> over a long seeded schedule; dividing by it makes the asked rate nearly the mean rate.</summary>
    public static readonly double MeanRateFactor = Odds.MeanOf([.. Profiles.Select(profile => profile.Rate + ParentOrders.MeanIntensity(in profile) + MeanContrarianRate)]);

    public static ref readonly LatentProfile Of(MarketRegime regime) => ref Profiles[(int)regime];
}
