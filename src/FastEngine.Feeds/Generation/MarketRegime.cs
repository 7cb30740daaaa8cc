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
}
