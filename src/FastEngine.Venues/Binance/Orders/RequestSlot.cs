namespace FastEngine.Venues.Binance.Orders;

/// <summary>What differs from one request of a kind to the next.</summary>
public enum RequestSlot : byte
{
    ClientId,

    /// <summary>Limit or trigger.</summary>
    Price,

    Quantity,
    Symbol,

    /// <summary>The venue's time, milliseconds.</summary>
    Timestamp,

    /// <summary>Of a list: the leg above the price.</summary>
    AboveId,
    AbovePrice,

    /// <summary>Of a list: the leg below the price.</summary>
    BelowId,
    BelowPrice,
}
