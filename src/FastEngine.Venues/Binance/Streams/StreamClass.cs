namespace FastEngine.Venues.Binance.Streams;

/// <summary>Paths that USD-M streams are routed by, since 2026-03-06; a stream on another class's path stays silent.</summary>
public enum StreamClass : byte
{
    /// <summary>Books and raw trades.</summary>
    Public = 0,

    /// <summary>Aggregate trades, prices, candles, liquidations.</summary>
    Market,

    /// <summary>User data.</summary>
    Private,
}
