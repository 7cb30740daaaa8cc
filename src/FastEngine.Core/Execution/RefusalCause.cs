namespace FastEngine.Core.Execution;

/// <summary>What a link of the chain refused a signal for. The refusal's numbers are the measured value and its limit.</summary>
public enum RefusalCause : byte
{
    None,

    /// <summary>Measured: the kill switch's level.</summary>
    EntriesStopped,

    /// <summary>The strategy has an open or pending position on that side. Measured: its position id.</summary>
    PositionOpen,

    /// <summary>Another strategy's entry is stronger, or duplicates are rejected. Measured: the position's id.</summary>
    DuplicateDirection,

    /// <summary>Waits until the opposite position is closed. Measured: its position id.</summary>
    Parked,

    /// <summary>A parked signal grew older than its limit. Measured: ns waited; limit: ns.</summary>
    ParkedTooLong,

    /// <summary>The close that a parked signal waited for failed. Measured: the position's id.</summary>
    CloseFailed,

    /// <summary>A newer parked signal of the symbol took its place.</summary>
    Replaced,

    /// <summary>A spot market is long-only.</summary>
    ShortOnSpot,

    /// <summary>The market is analysed, never traded.</summary>
    NotTraded,

    /// <summary>Measured: open and pending positions; limit: the most allowed.</summary>
    TooManyPositions,

    /// <summary>Measured: equity in quote currency; limit: what is needed.</summary>
    NoEquity,

    /// <summary>The size rounds down to nothing. Measured: quantity wanted; limit: the lot.</summary>
    BelowLot,

    /// <summary>Measured: notional; limit: the venue's minimum.</summary>
    BelowMinNotional,

    /// <summary>Measured: total exposure with the new position; limit: likewise, both quote currency.</summary>
    TotalExposure,

    /// <summary>Measured: the symbol's exposure with the new position; limit: likewise.</summary>
    SymbolExposure,

    /// <summary>Measured: exposure of same-direction positions correlated above the limit; limit: likewise.</summary>
    GroupExposure,

    /// <summary>Measured: margin needed; limit: margin available.</summary>
    Margin,

    /// <summary>Measured: available margin over equity; limit: the least allowed.</summary>
    MarginBuffer,

    /// <summary>Measured: distance of the price from the last trade, ppm; limit: ppm.</summary>
    PriceBand,

    /// <summary>Measured: stop distance, ppm; limit: ppm.</summary>
    StopTooFar,

    /// <summary>The client order id was used before.</summary>
    DuplicateClientId,

    /// <summary>The symbol is blocked. Measured: its unattributed quantity.</summary>
    SymbolHalted,

    /// <summary>Entries of the symbol were forbidden by a command.</summary>
    EntriesForbidden,

    /// <summary>The portfolio's health is too low. Measured: its score; limit: the least.</summary>
    PortfolioHealth,

    /// <summary>Flattening everything would take too long. Measured and limit: ns.</summary>
    TimeToFlat,

    /// <summary>Flattening everything would cost too much. Measured and limit: ppm of the equity.</summary>
    CostToFlat,

    /// <summary>The symbol gives no trades. Measured and limit: ns.</summary>
    SymbolSilent,

    /// <summary>News are near. Measured: ns to them, negative after; limit: ns.</summary>
    News,

    /// <summary>The symbol's data is old. Measured and limit: ns.</summary>
    StaleData,

    /// <summary>Measured: the meme coins' exposure with the new position; limit: likewise.</summary>
    MemeExposure,

    /// <summary>An addition to a position that does not stand any more. Measured: its id.</summary>
    PositionGone,

    /// <summary>The symbol's week ends. Measured: ns left; limit: ns before the end from which nothing is entered.</summary>
    SessionEnding,
}
