namespace FastEngine.Venues.Binance;

/// <summary>What the first bytes of a frame tell for certain.</summary>
internal enum FrameStart
{
    /// <summary>Nothing: the whole frame must be read.</summary>
    Unclear,

    /// <summary><c>"e":"trade","E":</c> opens the event.</summary>
    Trade,

    /// <summary><c>"e":"aggTrade","E":</c> opens the event.</summary>
    AggregateTrade,

    /// <summary>Another event than a trade. From here on nothing is one.</summary>
    NotATrade,

    /// <summary>A book ticker, by its event type or, on spot, its stream.</summary>
    BookTicker,
}
