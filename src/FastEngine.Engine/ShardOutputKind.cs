namespace FastEngine.Engine;

/// <summary>What a <see cref="ShardOutput"/> carries.</summary>
public enum ShardOutputKind
{
    OrderFlow,
    Candle,
    Decision,
    Signal,
}
