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
    UnknownOrder,
}
