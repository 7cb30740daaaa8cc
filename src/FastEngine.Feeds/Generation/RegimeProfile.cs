namespace FastEngine.Feeds.Generation;

/// <summary>The numbers behind one regime; factors are relative to a symbol's own rate, volatility and impact.</summary>
internal readonly record struct RegimeProfile
{
    /// <summary>Orders a second, before <see cref="MeanRateFactor"/> divides it out.</summary>
    public required double Rate { get; init; }

    public required double Volatility { get; init; }

    /// <summary>Price impact of an order: a thin book has a high one.</summary>
    public required double Impact { get; init; }

    /// <summary>Mean of the order-flow pressure: (buy - sell) share of orders, -1 to 1. Spikes draw their sign.</summary>
    public required double Pressure { get; init; }

    /// <summary>Deviation of the pressure around its mean.</summary>
    public required double PressureDeviation { get; init; }

    /// <summary>Pull of the price to the regime's anchor, 1/s.</summary>
    public required double Reversion { get; init; }

    /// <summary>Chance to be the next regime of a seeded schedule.</summary>
    public required double Chance { get; init; }

    public required double MeanSeconds { get; init; }

    private static readonly RegimeProfile[] Profiles =
    [
        new() { Rate = 1.0, Volatility = 1.0, Impact = 1.0, Pressure = 0, PressureDeviation = 0.15, Reversion = 1.0 / 60, Chance = 0.35, MeanSeconds = 240 },
        new() { Rate = 1.3, Volatility = 1.1, Impact = 1.0, Pressure = 0.30, PressureDeviation = 0.25, Reversion = 0, Chance = 0.20, MeanSeconds = 180 },
        new() { Rate = 1.3, Volatility = 1.1, Impact = 1.0, Pressure = -0.30, PressureDeviation = 0.25, Reversion = 0, Chance = 0.20, MeanSeconds = 180 },
        new() { Rate = 6.0, Volatility = 3.0, Impact = 6.0, Pressure = 0.75, PressureDeviation = 0.10, Reversion = 0, Chance = 0.10, MeanSeconds = 12 },
        new() { Rate = 0.2, Volatility = 0.35, Impact = 0.4, Pressure = 0, PressureDeviation = 0.10, Reversion = 1.0 / 120, Chance = 0.15, MeanSeconds = 120 },
        new() { Rate = 2.0, Volatility = 2.0, Impact = 2.0, Pressure = 0, PressureDeviation = 0.40, Reversion = 0, Chance = 0, MeanSeconds = 120 },
    ];

    public static readonly RegimeOdds Odds = new([.. Profiles.Select(profile => profile.Chance)], [.. Profiles.Select(profile => profile.MeanSeconds)]);

    /// <summary>Mean of <see cref="Rate"/> over a long seeded schedule; dividing by it makes the asked rate the mean rate.</summary>
    public static readonly double MeanRateFactor = Odds.MeanOf([.. Profiles.Select(profile => profile.Rate)]);

    public static ref readonly RegimeProfile Of(MarketRegime regime) => ref Profiles[(int)regime];
}
