namespace FastEngine.Engine;

/// <summary>What a <see cref="TradeRecord"/> holds.</summary>
public enum TradeRecordKind : byte
{
    None,

    /// <summary>An output of the trade stage.</summary>
    Output,

    /// <summary>An event that the trade stage is about to take; only when a journal is kept.</summary>
    Inbound,

    /// <summary>A position update was sent to a shard, which takes it later; only when a journal is kept.</summary>
    PositionSent,

    /// <summary>The stage's state was written where the journal finds it.</summary>
    Snapshot,

    /// <summary>The overflow was filling, so candles and views that the stage took are missing; a snapshot follows.</summary>
    MarketSkipped,

    /// <summary>The tape ended here.</summary>
    EndOfTape,
}
