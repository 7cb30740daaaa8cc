namespace FastEngine.Exchange.Sockets;

/// <summary>What a market stream tells.</summary>
internal enum StreamKind
{
    Trade = 0,
    Aggregate = 1,
    BookTicker = 2,
    MarkPrice = 3,
    Kline = 4,
    Depth = 5,
    PartialDepth = 6,
    Ticker = 7,
    MiniTicker = 8,
    ForceOrder = 9,
}
