namespace FastEngine.Feeds.Generation;

/// <summary>What can be wrong with a tape on purpose; a trade suffers at most one of them.</summary>
public enum FaultKind : byte
{
    None = 0,

    /// <summary>The line comes again, at once or up to two trades of its symbol later.</summary>
    Duplicate = 1,

    /// <summary>The line comes one to three trades of its symbol too late.</summary>
    Reordered = 2,

    /// <summary>The line comes 50 to 500 trades of its symbol too late.</summary>
    Late = 3,

    /// <summary>One to nine trade ids are left out before it.</summary>
    IdGap = 4,

    /// <summary>Its price is 20 % off; the next trade's is not.</summary>
    PriceSpike = 5,

    /// <summary>Its time is two hours ahead; the next trade's is not.</summary>
    TimeSpike = 6,

    /// <summary>From it on the whole tape is two hours later.</summary>
    TimeJump = 7,

    /// <summary>A line that is no frame, or a trade frame that is malformed, stands before it.</summary>
    Garbage = 8,

    /// <summary>Its <c>X</c> is not MARKET: it must not count (single trades of the futures only).</summary>
    NotMarket = 9,

    /// <summary>Its quantity is zero: it must not count.</summary>
    ZeroQuantity = 10,

    /// <summary>The same trade in other words: white space, another field order, unknown fields, no envelope.</summary>
    Variant = 11,

    /// <summary>The same trade with JSON escapes in its keys and values.</summary>
    Escaped = 12,
}
