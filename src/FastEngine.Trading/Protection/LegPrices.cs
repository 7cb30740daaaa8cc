using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Trading.Positions;
using FastEngine.Trading.State;

namespace FastEngine.Trading.Protection;

/// <summary>Where the legs of a position belong.</summary>
internal sealed class LegPrices
{
    private const double Million = 1_000_000;
    private const double AtrUnit = 1_000;

    private readonly TradingOptions _options;
    private readonly Instrument[] _instruments;
    private readonly StrategyLegs?[] _strategies;

    // Of the fastest timeframe, quote currency; 0 while unknown.
    private readonly PinnedArray<double> _atr;

    public LegPrices(TradingOptions options, Instrument[] instruments)
    {
        _options = options;
        _instruments = instruments;
        _atr = new(instruments.Length);
        var last = -1;
        foreach (var legs in options.Protection.Strategies) last = Math.Max(last, legs.StrategyId);
        _strategies = new StrategyLegs?[last + 1];
        foreach (var legs in options.Protection.Strategies) _strategies[legs.StrategyId] = legs;
    }

    public int SnapshotSize => _atr.Length * sizeof(double);

    public void OnView(in SymbolView view)
    {
        if (view.AtrFast > 0) _atr[view.InstrumentId] = view.AtrFast;
    }

    /// <summary>Whether a target leg belongs to the position.</summary>
    public bool HasTarget(in StrategyPosition position) => position.SignalTarget > 0 || LegsOf(in position) is { HasTarget: true };

    /// <summary>Of the stop leg at first, to the tick that is no tighter. A distance of its own counts until the engine's stop has moved beyond it.</summary>
    public long Stop(in StrategyPosition position)
    {
        var ppm = LegsOf(in position) is { StopAtrMilli: > 0 } legs ? AtrPpm(in position, legs.StopAtrMilli) : 0;
        if (ppm == 0 && position.StopPrice > 0) return StopAt(in position, position.StopPrice);
        ppm = ppm == 0 ? _options.StopMaxPpm : Math.Clamp(ppm, _options.StopMinPpm, _options.StopMaxPpm);
        var own = Furthest(in position, ppm);
        var hasMoved = position.InitialStop > 0 && position.StopPrice > 0 && IsTighter(position.Direction, position.StopPrice, position.InitialStop);
        var moved = hasMoved ? StopAt(in position, position.StopPrice) : 0;
        return ToTick(in position, hasMoved && IsTighter(position.Direction, moved, own) ? moved : own);
    }

    /// <summary>Of the leg behind a stop of the engine: a gap further, which is the working one, but for a gap within the furthest stop; to the tick
    /// that is no tighter. A hedge's leg has no exit monitor before it, and no gap.</summary>
    public long StopAt(in StrategyPosition position, long stopPrice)
    {
        var gap = position.IsHedge || position.Quantity == 0 ? 0 : _options.Protection.LegGapPpm;
        var behind = StopPrices.Trailing(position.Direction, stopPrice, gap);
        if (gap == 0) return ToTick(in position, behind);
        var furthest = Furthest(in position, _options.FurthestStopPpm);
        if (IsTighter(position.Direction, furthest, behind)) behind = furthest;
        return ToTick(in position, IsTighter(position.Direction, behind, stopPrice) ? stopPrice : behind);
    }

    /// <summary>Of the target leg, to the tick that is no nearer; 0 while the range that it is measured in is unknown.</summary>
    public long Target(in StrategyPosition position)
    {
        if (position.SignalTarget > 0) return ToTick(position.InstrumentId, position.SignalTarget, isUp: position.Direction == Direction.Long);
        if (LegsOf(in position) is not { HasTarget: true } legs) return 0;
        var ppm = legs.TargetPpm > 0 ? legs.TargetPpm : AtrPpm(in position, legs.TargetAtrMilli);
        if (ppm == 0) return 0;
        var price = StopPrices.Profit(position.Direction, position.Cost, position.Quantity, Math.Min(ppm, StrategyLegs.MostTargetPpm));
        return ToTick(position.InstrumentId, price, isUp: position.Direction == Direction.Long);
    }

    public static bool IsTighter(Direction direction, long price, long than) => direction == Direction.Long ? price > than : price < than;

    public void Write(ref SnapshotWriter writer)
    {
        foreach (var atr in _atr.AsSpan()) writer.Put(atr);
    }

    public void Read(ref SnapshotReader reader)
    {
        _atr.AsSpan().Clear();
        foreach (var id in reader.Instruments)
        {
            var atr = reader.Double();
            if (id >= 0) _atr[id] = atr;
        }
    }

    // A hedge has its stop from what opened it, and no target.
    private StrategyLegs? LegsOf(in StrategyPosition position) =>
        position.IsHedge || (uint)position.StrategyId >= (uint)_strategies.Length ? null : _strategies[position.StrategyId];

    // Of the average entry; 0 for unknown.
    private int AtrPpm(in StrategyPosition position, int atrMilli)
    {
        var atr = _atr[position.InstrumentId];
        if (atr <= 0) return 0;
        var entry = (double)position.Cost / position.Quantity / FixedPoint.PowerOfTen(_instruments[position.InstrumentId].PriceScale);
        return (int)Math.Clamp(Math.Round(atr * atrMilli / AtrUnit / entry * Million), 1, Million);
    }

    private static long Furthest(in StrategyPosition position, int ppm) =>
        StopPrices.Initial(position.Direction, position.Cost, position.Quantity, 0, ppm, ppm);

    private long ToTick(in StrategyPosition position, long price) => ToTick(position.InstrumentId, price, isUp: position.Direction == Direction.Short);

    private long ToTick(int instrumentId, long price, bool isUp)
    {
        var tick = _instruments[instrumentId].Tick;
        var rest = price % tick;
        return rest == 0 ? price : isUp ? price - rest + tick : price - rest;
    }
}
