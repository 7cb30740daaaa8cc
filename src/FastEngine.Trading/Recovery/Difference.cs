using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Recovery;

/// <summary>One thing that the trade stage and the venue do not agree on.</summary>
public readonly record struct Difference
{
    public required DifferenceKind Kind { get; init; }

    /// <summary>-1 for what concerns the account.</summary>
    public int InstrumentId { get; init; }

    /// <summary>Of a position in hedge mode: its side; null where positions are netted.</summary>
    public Direction? Direction { get; init; }

    /// <summary>Of an order, as the venue knows it.</summary>
    public string? ClientId { get; init; }

    /// <summary>A quantity at the instrument's scale, a count, or money; by the kind.</summary>
    public required Int128 Ours { get; init; }

    public required Int128 Venues { get; init; }

    private string Side => Direction switch { null => "", Core.Direction.Long => "long ", _ => "short " };

    /// <summary>For a person: <c>BTCUSDT: position 0.5 here, 0 at the venue</c>.</summary>
    public string ToText(InstrumentTable instruments)
    {
        var scale = Kind switch { DifferenceKind.Cash => Money.Scale, DifferenceKind.Executions => 0, _ => instruments[InstrumentId].QuantityScale };
        var what = Kind switch
        {
            DifferenceKind.Cash => "cash",
            DifferenceKind.Executions => "executions",
            DifferenceKind.Position => $"{instruments[InstrumentId].Name}: {Side}position",
            _ => $"{instruments[InstrumentId].Name}: open quantity of order {ClientId}",
        };
        return $"{what} {FixedPoint.ToText(Ours, scale)} here, {FixedPoint.ToText(Venues, scale)} at the venue";
    }
}
