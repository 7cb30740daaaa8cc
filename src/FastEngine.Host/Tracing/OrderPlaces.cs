namespace FastEngine.Host.Tracing;

/// <summary>Where the files of a run tell of one order: offsets of lines, -1 for none.</summary>
public struct OrderPlaces
{
    public static readonly OrderPlaces None = new() { Placed = -1, FirstReport = -1, LastReport = -1, Decision = -1, Exit = -1, FirstTrade = -1, LastTrade = -1, Next = -1 };

    /// <summary>In <c>orders.jsonl</c>.</summary>
    public long Placed;

    /// <summary>What the venue said lies between these in <c>orders.jsonl</c>, both included.</summary>
    public long FirstReport;
    public long LastReport;

    /// <summary>The record of an entry, in <c>decisions.jsonl</c>.</summary>
    public long Decision;

    /// <summary>The request of an exit, in <c>events.jsonl</c>.</summary>
    public long Exit;

    /// <summary>Closed parts that came of it lie between these in <c>events.jsonl</c>.</summary>
    public long FirstTrade;
    public long LastTrade;

    /// <summary>Its number in the run.</summary>
    public long Order;

    public long PositionId;

    internal int SymbolName;
    internal int StrategyName;
    internal int Next;
    internal bool IsEntry;
    internal bool IsBuy;

    public readonly bool IsFound => Placed >= 0;
}
