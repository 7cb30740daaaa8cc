namespace FastEngine.Server.Documents;

/// <summary>A symbol as it stands; numbers for showing.</summary>
public sealed record SymbolDocument
{
    public required string Name { get; init; }

    /// <summary>As <c>warm</c> or <c>warming 3/14</c>.</summary>
    public required string State { get; init; }

    /// <summary>As <c>trending_up</c>.</summary>
    public required string Regime { get; init; }

    public string? Price { get; init; }

    /// <summary>That its price moves in.</summary>
    public required int Decimals { get; init; }

    /// <summary>Buy over sell volume, shortest window first.</summary>
    public required IReadOnlyList<double> Imbalances { get; init; }

    public required double Cvd { get; init; }

    /// <summary>Deviations of the price from its mean; missing without trades.</summary>
    public double? ZScore { get; init; }

    /// <summary>In the short window.</summary>
    public required int Trades { get; init; }

    public required int LargeTrades { get; init; }

    public required bool Exhausted { get; init; }

    public required bool Tainted { get; init; }

    public required bool EntriesStopped { get; init; }

    /// <summary>Net result of the closed trades.</summary>
    public required string Realised { get; init; }

    public required FunnelDocument Funnel { get; init; }
}
