namespace FastEngine.Venues.Binance.Gateway;

/// <summary>What the gateway asked by REST for.</summary>
internal enum CallKind
{
    None,

    /// <summary>Number: the order's. Part 1: a list.</summary>
    Place,
    Cancel,

    /// <summary>What became of an order. Number: the order's. Part 1: of the order that an algo order made.</summary>
    LookUp,

    /// <summary>Fills of an order. Number: the order's.</summary>
    Trades,

    ListenKey,
    KeepAlive,
    Time,

    /// <summary>Of a question of the trade thread. Number: the question's.</summary>
    Position,
    Ping,

    /// <summary>Likewise; part 1: orders of the algo service.</summary>
    OpenOrders,

    /// <summary>All positions, to be told.</summary>
    Positions,

    Funding,

    /// <summary>Of a question about an order. Number: the question's; part: how far it is.</summary>
    OrderState,

    /// <summary>Fills of a symbol while the user stream was away. Number: the instrument.</summary>
    MissedTrades,

    /// <summary>Whose order a fill was of. Number: the venue's of the order.</summary>
    Owner,

    /// <summary>Last price of the asset that fees are paid in. Number: its index.</summary>
    FeePrice,
}
