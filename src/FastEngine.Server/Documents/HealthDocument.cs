namespace FastEngine.Server.Documents;

/// <summary>Health of the portfolio and its parts, 0 to 100 together.</summary>
public sealed record HealthDocument
{
    public required double Score { get; init; }

    public required double Pnl { get; init; }

    public required double Quality { get; init; }

    public required double Concentration { get; init; }

    public required double HoldTime { get; init; }

    public required double Volatility { get; init; }

    /// <summary>The most that each of the five gives, in the order of above: result, quality, concentration, hold time, volatility.</summary>
    public required IReadOnlyList<double> Most { get; init; }

    public required long TimeNs { get; init; }
}
