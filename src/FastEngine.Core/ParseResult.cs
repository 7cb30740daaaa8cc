namespace FastEngine.Core;

/// <summary>What a frame parser made of one frame.</summary>
public enum ParseResult : byte
{
    /// <summary>A trade; the tick is filled.</summary>
    Trade = 0,

    /// <summary>A well-known frame that is not a trade (depth, ticker, kline, acknowledgement): nothing to do.</summary>
    Skipped = 1,

    /// <summary>A trade that must not count: its <c>X</c> is not MARKET, or its price or quantity is zero.</summary>
    Dropped = 2,

    /// <summary>A trade of a symbol that the instrument table does not hold.</summary>
    UnknownSymbol = 3,

    /// <summary>Not JSON, a field missing or of the wrong type, or a number that the instrument's scale cannot hold exactly.</summary>
    Malformed = 4,

    /// <summary>Best bid and ask, from a parser that was asked for them; the tick is filled.</summary>
    Quote = 5,
}
