namespace FastEngine.Feeds.Generation;

/// <summary>How a synthetic symbol behaves for a while.</summary>
public enum MarketRegime : byte
{
    Range = 0,
    TrendUp = 1,
    TrendDown = 2,

    /// <summary>A burst of one-sided orders in a thin book; its direction comes from the seed.</summary>
    Spike = 3,

    Quiet = 4,

    /// <summary>Violent and without a direction: clustered orders in a thin book; no seeded schedule of <see cref="MarketModel.Pressure"/> has it.</summary>
    Chaotic = 5,
}
