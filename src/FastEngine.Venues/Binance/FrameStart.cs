namespace FastEngine.Venues.Binance;

/// <summary>What the first bytes of a frame tell for certain.</summary>
internal enum FrameStart
{
    /// <summary>Nothing: the whole frame must be read.</summary>
    Unclear,

    /// <summary>Another event than a trade.</summary>
    NotATrade,

    /// <summary><c>"e":"trade","E":</c> opens the event.</summary>
    Trade,

    /// <summary><c>"e":"aggTrade","E":</c> opens the event.</summary>
    AggregateTrade,
}
