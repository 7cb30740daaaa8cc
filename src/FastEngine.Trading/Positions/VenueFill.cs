using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Positions;

/// <summary>A fill at the venue, whoever's order it was.</summary>
internal readonly record struct VenueFill
{
    /// <summary>Of the venue.</summary>
    public long TimeNs { get; init; }

    /// <summary>Negative when it sold.</summary>
    public long Quantity { get; init; }

    public long Price { get; init; }

    /// <summary>Paid; money.</summary>
    public Int128 Fee { get; init; }

    /// <summary>Our number of the order, 0 when it is none of ours.</summary>
    public long Order { get; init; }

    public int InstrumentId { get; init; }

    /// <summary>Side of the position that it is of.</summary>
    public Direction Direction { get; init; }

    /// <summary>None for a fill of an entry.</summary>
    public ExitReason Reason { get; init; }
}
