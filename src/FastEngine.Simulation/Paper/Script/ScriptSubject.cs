using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Paper.Script;

/// <summary>What a rule is held against: an order or what follows from it, a query, or a fill by hand.</summary>
public readonly struct ScriptSubject
{
    private const int None = -1;

    private ScriptSubject(long timeNs, int instrumentId, int strategyId = None, int leg = None, int type = None, int side = None, int query = None)
    {
        TimeNs = timeNs;
        InstrumentId = instrumentId;
        StrategyId = strategyId;
        Leg = leg;
        Type = type;
        Side = side;
        Query = query;
    }

    public long TimeNs { get; }

    public int InstrumentId { get; }

    public int StrategyId { get; }

    public int Leg { get; }

    public int Type { get; }

    public int Side { get; }

    public int Query { get; }

    /// <summary>An order, or what follows from it.</summary>
    public static ScriptSubject OfOrder(int instrumentId, int strategyId, OrderLeg leg, OrderType type, Core.Side side, long timeNs) =>
        new(timeNs, instrumentId, strategyId, (int)leg, (int)type, (int)side);

    /// <summary>A question.</summary>
    public static ScriptSubject OfQuery(int instrumentId, VenueQueryKind query, long timeNs) => new(timeNs, instrumentId, query: (int)query);

    internal static ScriptSubject Of(in WorkingOrder order, long timeNs) =>
        new(timeNs, order.InstrumentId, order.StrategyId, (int)order.Leg, (int)order.Type, (int)order.Side);

    internal static ScriptSubject Of(in VenueQuery query, long timeNs) => new(timeNs, query.InstrumentId, query: (int)query.Kind);

    internal static ScriptSubject Of(int instrumentId, long timeNs) => new(timeNs, instrumentId);
}
