namespace FastEngine.Core.Execution;

/// <summary>Why a venue refused an order.</summary>
public enum RejectReason : byte
{
    None,
    PriceFilter,
    LotSize,
    MinNotional,
    DuplicateClientId,
    ReduceOnly,

    /// <summary>A cancellation came when nothing of its order was open: filled, cancelled, refused or never seen. Nothing else changes by it.</summary>
    UnknownOrder,

    /// <summary>The instrument has as many live orders as the venue allows.</summary>
    TooManyOrders,

    /// <summary>No venue's answer: after a restart the order was found never to have been sent. An entry is dropped, an exit sent anew.</summary>
    NeverSent,

    /// <summary>A stop or target would be set off at once: its price is passed already. Binance: -2021.</summary>
    WouldTrigger,

    /// <summary>Margin is insufficient. Binance: -2019.</summary>
    InsufficientMargin,

    /// <summary>The flag that an order may only reduce is not accepted in hedge mode. Binance: -1106.</summary>
    ReduceOnlyNotAccepted,

    /// <summary>The venue did not say what became of it.</summary>
    NoAnswer,

    /// <summary>On spot, of what would be sold, too much is locked by other orders. Binance: -2010.</summary>
    InsufficientBalance,

    /// <summary>The venue refused it for a reason that asks for nothing else; what it said is in the gateway's notices.</summary>
    Refused,

    /// <summary>A post-only order would have taken. Binance: -5022 on the futures.</summary>
    WouldTake,
}
