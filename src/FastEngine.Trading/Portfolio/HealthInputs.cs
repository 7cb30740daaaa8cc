namespace FastEngine.Trading.Portfolio;

/// <summary>What the health score is taken of.</summary>
public readonly record struct HealthInputs
{
    /// <summary>Open positions, hedges left out. With none the score is 100.</summary>
    public int Positions { get; init; }

    /// <summary>Unrealised result over equity, ppm.</summary>
    public double UnrealisedPpm { get; init; }

    /// <summary>Mean over the positions of what is with them: 0 to 1.</summary>
    public double Quality { get; init; }

    /// <summary>Most positions of one direction that share a correlation.</summary>
    public int Correlated { get; init; }

    /// <summary>Mean over the positions.</summary>
    public double HoldMinutes { get; init; }

    /// <summary>Whether a position's symbol is in high volatility.</summary>
    public bool IsVolatile { get; init; }
}
