namespace FastEngine.Venues.Binance.Gateway;

/// <summary>What a <see cref="GatewayNotice"/> tells.</summary>
public enum GatewayNoticeKind : byte
{
    None,

    /// <summary>Orders can be sent.</summary>
    OrdersOpen,

    /// <summary>The connection of orders is lost; they go by REST until it is back.</summary>
    OrdersLost,

    /// <summary>The user stream is there, and what was missed of our orders is told: positions and open orders must be compared now, before any entry.</summary>
    UserStreamOpen,

    /// <summary>It is lost: no entries leave.</summary>
    UserStreamLost,

    /// <summary>Its key ran out; there will be another.</summary>
    ListenKeyExpired,

    /// <summary>The venue said that too much was asked for. The value: until when nothing leaves, ns.</summary>
    TooMuch,

    /// <summary>The key or the account's mode does not fit: a person must act.</summary>
    AccountRefused,

    /// <summary>An order was refused; the text says what the venue said.</summary>
    OrderRefused,

    /// <summary>What became of an order is not known; it is being looked up.</summary>
    OrderInDoubt,

    /// <summary>It is known again.</summary>
    OrderResolved,

    /// <summary>The venue has an order that was told as never sent.</summary>
    OrderTurnedUp,

    /// <summary>An order was submitted a second time and not sent. The value: its number.</summary>
    DuplicateDropped,

    /// <summary>A fee in an asset without a rate; it is counted as nothing.</summary>
    FeeUnconverted,

    /// <summary>Leverage of a symbol was changed. The value: now.</summary>
    LeverageChanged,

    /// <summary>A position is near its liquidation.</summary>
    MarginCall,

    /// <summary>The venue's clock is not known well enough: no entries leave. The value: the uncertainty, ns.</summary>
    ClockUnsure,

    /// <summary>It is again. The value: the uncertainty, ns.</summary>
    ClockSure,

    /// <summary>A message could not be read. The text has its beginning, unless it may hold a key.</summary>
    Unreadable,
}
