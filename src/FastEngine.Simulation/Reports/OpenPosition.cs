using FastEngine.Core;

namespace FastEngine.Simulation.Reports;

/// <summary>A strategy position that was open when the tape ended, valued at its mark.</summary>
/// <remarks>Amounts are <see cref="Fixed18"/>.</remarks>
public sealed record OpenPosition
{
    public required string PositionId { get; init; }
    public required string Strategy { get; init; }
    public required string Symbol { get; init; }

    /// <summary>Buy is long.</summary>
    public required Side Side { get; init; }

    public required long EntryTimeNs { get; init; }
    public required Int128 EntryPrice { get; init; }
    public required Int128 MarkPrice { get; init; }
    public required Int128 Quantity { get; init; }

    /// <summary>Difference to the mark, before fees.</summary>
    public required Int128 Unrealised { get; init; }

    /// <summary>Fees paid so far.</summary>
    public required Int128 Fees { get; init; }

    /// <summary>Null when it has no stop.</summary>
    public Int128? StopPrice { get; init; }
}
