using FastEngine.Core.Execution;

namespace FastEngine.Simulation.Paper.Script;

/// <summary>What a rule is held against: an order or what follows from it, a query, or a fill by hand.</summary>
internal readonly struct ScriptSubject
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

    public static ScriptSubject Of(in WorkingOrder order, long timeNs) =>
        new(timeNs, order.InstrumentId, order.StrategyId, (int)order.Leg, (int)order.Type, (int)order.Side);

    public static ScriptSubject Of(in VenueQuery query, long timeNs) => new(timeNs, query.InstrumentId, query: (int)query.Kind);

    public static ScriptSubject Of(int instrumentId, long timeNs) => new(timeNs, instrumentId);
}
