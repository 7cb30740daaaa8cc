namespace FastEngine.Signals.Strategies;

/// <summary>What the strategy of market quality reads of its settings.</summary>
public sealed record MarketQualityOptions
{
    public QualityOptions Quality { get; init; } = new();

    /// <summary>Entries are let through from this score on, until it has fallen below by <see cref="Hysteresis"/>.</summary>
    public double Threshold { get; init; } = 60;
    public double Hysteresis { get; init; } = 5;

    /// <summary>Part of the size at the threshold, ppm; it rises evenly to all of it at 100.</summary>
    public int LeastSizePpm { get; init; } = 500_000;
}
