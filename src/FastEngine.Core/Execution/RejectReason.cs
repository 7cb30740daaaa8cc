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
}
