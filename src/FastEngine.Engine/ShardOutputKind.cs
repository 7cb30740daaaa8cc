namespace FastEngine.Engine;

/// <summary>What a <see cref="ShardOutput"/> carries.</summary>
public enum ShardOutputKind : byte
{
    OrderFlow,
    Candle,
    Decision,
    Signal,
    PositionUpdate,
    Profile,
    Zone,
    Gap,
}
