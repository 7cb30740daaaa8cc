namespace FastEngine.Feeds;

/// <summary>Which archive a CSV file is.</summary>
public enum CsvKind : byte
{
    /// <summary>The exchange's aggregate trades.</summary>
    AggTrades = 0,

    /// <summary>The exchange's single trades.</summary>
    Trades = 1,

    /// <summary>Tardis trades: several symbols, with the local receive time.</summary>
    TardisTrades = 2,

    /// <summary>One-minute candles, which are expanded to trades.</summary>
    Klines = 3,
}
