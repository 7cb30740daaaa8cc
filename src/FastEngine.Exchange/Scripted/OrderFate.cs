using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Exchange.Errors;
using FastEngine.Simulation.Paper.Script;

namespace FastEngine.Exchange.Scripted;

/// <summary>What the script does to an order, settled when it is sent.</summary>
internal sealed class OrderFate
{
    public required int InstrumentId { get; init; }

    public required OrderMark Mark { get; init; }

    public OrderType Type { get; init; }

    public Side Side { get; init; }

    /// <summary>It never arrives.</summary>
    public bool IsLost { get; set; }

    /// <summary>Beyond the latency, on the way to the book, ns.</summary>
    public long DelayNs { get; set; }

    public VenueError? Refusal { get; set; }

    /// <summary>Nothing of it is told.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Its arrival is not told.</summary>
    public bool IsUntold { get; set; }

    /// <summary>What of it fills before it ends; null for all.</summary>
    public decimal? Part { get; set; }

    /// <summary>For how long its last fill is hidden, ns.</summary>
    public long HiddenNs { get; set; }

    /// <summary>When the last thing of it is told, ns: a stream does not overtake itself.</summary>
    public long LastToldNs { get; set; }

    public ScriptSubject At(long timeNs) => ScriptSubject.OfOrder(InstrumentId, Mark.StrategyId, Mark.Leg, Type, Side, timeNs);
}
