using FastEngine.Core;

namespace FastEngine.Simulation.Reports;

/// <summary>An evaluation that reached level 2 and stopped: where, by how much, and what a shadow trade from there made.</summary>
public sealed record NearMiss
{
    public required long TimeNs { get; init; }
    public required string Symbol { get; init; }

    /// <summary>Buy is long.</summary>
    public required Side Side { get; init; }

    /// <summary>The level that did not pass.</summary>
    public required int Level { get; init; }

    /// <summary>Its condition that failed.</summary>
    public required string Condition { get; init; }

    public required double Value { get; init; }
    public required double Threshold { get; init; }

    /// <summary>Net PnL of the shadow trade (<see cref="Fixed18"/>); null while it is not closed.</summary>
    public Int128? ShadowPnl { get; init; }
}
