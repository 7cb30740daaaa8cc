namespace FastEngine.Signals;

/// <summary>What a shard counted of one symbol. Nothing that every tick would count: that would cost it one more cache line.</summary>
public struct SymbolCounters
{
    public long Late;

    /// <summary>Times that a jump over <c>gap.max</c> started it anew.</summary>
    public long Resets;

    /// <summary>Trades that the exact windows lost because the pool was empty.</summary>
    public long Tainted;
}
