namespace FastEngine.Core;

/// <summary>What a slot of an inbound ring carries.</summary>
public enum EventKind : byte
{
    None = 0,

    /// <summary>An executed trade of one instrument.</summary>
    Trade = 1,

    /// <summary>Engine time for every instrument of the shard; only the exchange time and the sequence count.</summary>
    Clock = 2,

    /// <summary>Best bid and ask of one instrument; only where a strategy asked for them.</summary>
    Quote = 3,
}
