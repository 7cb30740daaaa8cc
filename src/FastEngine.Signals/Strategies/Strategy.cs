using FastEngine.Core;
using FastEngine.Signals.Decisions;

namespace FastEngine.Signals.Strategies;

/// <summary>A way to find entries: one instance a shard, which sees the shard's market and emits signals. Positions and risk are not its business.</summary>
/// <remarks>A strategy is one class, registered by name, with its own section of the configuration. What it emits follows from a symbol's own
/// events alone.</remarks>
public abstract class Strategy
{
    private ShardMarket? _market;
    private IStrategyOutput? _output;

    /// <summary>The name that it is registered and configured by.</summary>
    public abstract string Name { get; }

    /// <summary>Its index in the configured list.</summary>
    public int Id { get; private set; }

    protected ShardMarket Market => _market!;

    protected IStrategyOutput Output => _output!;

    /// <summary>Binds it to its shard, before the first event.</summary>
    internal void Attach(int id, ShardMarket market, IStrategyOutput output)
    {
        Id = id;
        _market = market;
        _output = output;
        OnAttached();
    }

    /// <summary>Takes its memory.</summary>
    protected abstract void OnAttached();

    /// <summary>An on-time trade, already in windows, candles and zones.</summary>
    /// <returns>Whether it wants the next one too; when not, it is called again after the next change: a candle close, a new value area,
    /// a price that enters or leaves a zone, a reset.</returns>
    public abstract bool OnTrade(int slot, ref SymbolState symbol, in Tick tick);

    /// <summary>The symbol's evaluations so far; zeros for a strategy that evaluates nothing.</summary>
    public virtual Funnel Funnel(int slot, in SymbolState symbol) => default;

    /// <summary>Memory taken, bytes.</summary>
    public virtual long SizeInBytes => 0;
}
