using FastEngine.Core;

namespace FastEngine.Trading.Portfolio;

/// <summary>What correlations, leaders, health, regimes, hold times and sessions go by.</summary>
public sealed record PortfolioOptions
{
    /// <summary>Period of the portfolio's checks.</summary>
    public long PeriodNs { get; init; } = 10 * EngineTime.NsPerSecond;

    /// <summary>Throws on a value that no configuration may have.</summary>
    internal void Check()
    {
        if (PeriodNs <= 0) throw new ArgumentOutOfRangeException(nameof(PeriodNs), PeriodNs, "must be positive");
    }
}
