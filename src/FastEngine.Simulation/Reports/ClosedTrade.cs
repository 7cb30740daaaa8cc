using FastEngine.Core;

namespace FastEngine.Simulation.Reports;

/// <summary>One closed (part of a) strategy position: a row of <c>trades.csv</c>.</summary>
/// <remarks>Amounts are <see cref="Fixed18"/>; times are nanoseconds of engine time.</remarks>
public sealed record ClosedTrade
{
    public required string PositionId { get; init; }
    public required string Strategy { get; init; }
    public required string Symbol { get; init; }

    /// <summary>Buy is long.</summary>
    public required Side Side { get; init; }

    public required long EntryTimeNs { get; init; }
    public required long ExitTimeNs { get; init; }
    public required Int128 EntryPrice { get; init; }
    public required Int128 ExitPrice { get; init; }
    public required Int128 Quantity { get; init; }

    /// <summary>PnL of the prices alone, slippage inside.</summary>
    public required Int128 Gross { get; init; }

    /// <summary>Fees of entry and exit, positive when paid.</summary>
    public required Int128 Fees { get; init; }

    /// <summary>Positive when received.</summary>
    public Int128 Funding { get; init; }

    public required string ExitReason { get; init; }

    /// <summary>Price at which the signal was emitted; null when there was none (imported positions).</summary>
    public Int128? SignalPrice { get; init; }

    /// <summary>What level 1 last made of the symbol before the entry; null where nothing told it.</summary>
    public string? Regime { get; init; }

    /// <summary>Gross less fees plus funding.</summary>
    public Int128 Net => checked(Gross - Fees + Funding);

    public long HoldNs => ExitTimeNs - EntryTimeNs;
}
