namespace FastEngine.Engine.Journal;

/// <summary>What a journal record of the engine holds. The numbers are the format's.</summary>
public enum JournalKind : byte
{
    None = 0,

    /// <summary>An engine starts here: its version, configuration and instruments as text, so that the run can be made again.</summary>
    Start = 1,

    /// <summary>A closed candle from before the first trade, given to a shard.</summary>
    WarmUp = 2,

    /// <summary>An inbound event of a shard.</summary>
    Tick = 3,

    /// <summary>What a shard was told of a position, at this place among its events.</summary>
    PositionUpdate = 4,

    /// <summary>A decision record of a shard; to compare with.</summary>
    Decision = 5,

    /// <summary>An inbound event of the trade thread.</summary>
    Trade = 6,

    /// <summary>An output of the trade thread; of an order, the intent: it leaves when this is written.</summary>
    Ledger = 7,

    /// <summary>The tape ended.</summary>
    EndOfTape = 8,

    /// <summary>So many records of a shard are missing: the disk was behind.</summary>
    Gap = 9,

    /// <summary>Recovery ended; events that the journal led to and did not hold were dropped, not run.</summary>
    Dropped = 10,

    /// <summary>A slot has got its symbol, before anything is heard of it: its facts as text.</summary>
    Instrument = 11,
}
