using FastEngine.Core;
using FastEngine.Core.Execution;
using FastEngine.Signals.Decisions;
using FastEngine.Signals.Exits;

namespace FastEngine.Signals.Strategies;

/// <summary>A way to find entries: one instance a shard, which sees the shard's market and its own positions, and emits signals. Risk is not its business.</summary>
/// <remarks>A strategy is one class with a <see cref="StrategyModule"/>: its name, its section of the configuration, its windows. What it emits
/// follows from a symbol's own events, and where it looks at its positions from those too. Exits are the engine's; it may ask for earlier ones.</remarks>
public abstract class Strategy
{
    private ShardMarket? _market;
    private PositionGuard? _positions;
    private IStrategyOutput? _output;

    /// <summary>The name that it is registered and configured by.</summary>
    public abstract string Name { get; }

    /// <summary>Its index in the configured list.</summary>
    public int Id { get; private set; }

    /// <summary>Whether it wants best bids and asks; asked once, before it is attached.</summary>
    public virtual bool WantsQuotes => false;

    protected ShardMarket Market => _market!;

    protected IStrategyOutput Output => _output!;

    /// <summary>Binds it to its shard, before the first event.</summary>
    internal void Attach(int id, ShardMarket market, PositionGuard positions, IStrategyOutput output)
    {
        Id = id;
        _market = market;
        _positions = positions;
        _output = output;
        OnAttached();
    }

    /// <summary>Binds another strategy to the same place: its signals are this one's, and pass it by first.</summary>
    protected void AttachInner(Strategy inner, IStrategyOutput output) => inner.Attach(Id, Market, _positions!, output);

    /// <summary>Takes its memory.</summary>
    protected abstract void OnAttached();

    /// <summary>An on-time trade, already in windows, candles and zones.</summary>
    /// <returns>Whether it wants the next one too; when not, it is called again after the next change: a candle close, a new value area,
    /// a price that enters or leaves a zone, a reset.</returns>
    public abstract bool OnTrade(int slot, ref SymbolState symbol, in Tick tick);

    /// <summary>Best bid and ask, between the trades as the stream has them; only for one that wants quotes. The symbol has traded. A quote moves
    /// no time: the symbol's is that of its last trade or clock event.</summary>
    public virtual void OnQuote(int slot, ref SymbolState symbol, in Tick quote)
    {
    }

    /// <summary>The strategy's open position of a side; false when it has none.</summary>
    protected bool TryFindPosition(int slot, Direction direction, out GuardedPosition position)
    {
        for (var i = 0; i < _positions!.Count(slot); i++)
        {
            position = _positions[slot, i];
            if (position.StrategyId == Id && position.Direction == direction) return true;
        }

        position = default;
        return false;
    }

    /// <summary>The symbol's evaluations so far; zeros for a strategy that evaluates nothing.</summary>
    public virtual Funnel Funnel(int slot, in SymbolState symbol) => default;

    /// <summary>Memory taken, bytes.</summary>
    public virtual long SizeInBytes => 0;
}
