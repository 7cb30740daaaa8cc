namespace FastEngine.Core.Execution;

/// <summary>What a <see cref="VenueUpdate"/> tells.</summary>
public enum VenueUpdateKind : byte
{
    None,

    /// <summary>Quantity and average price of a position: pushed after a change, or asked for.</summary>
    Position,

    /// <summary>An order that is open: a row of an answer.</summary>
    OpenOrder,

    /// <summary>The answer is complete.</summary>
    OpenOrdersEnd,

    Pong,

    /// <summary>The query got no answer; the reason is in <see cref="VenueUpdate.Reject"/>.</summary>
    QueryFailed,

    /// <summary>A fill of an order that is not ours: closed or traded by hand at the venue.</summary>
    ManualFill,

    /// <summary>A fill by which the venue liquidates.</summary>
    Liquidation,

    /// <summary>Funding of a position: the amount is paid to us when positive.</summary>
    Funding,

    /// <summary>A reconciliation: the venue's position differs from ours by this quantity, bought or sold, and no fill says why. The venue is right.</summary>
    Correction,

    /// <summary>What the venue has of an order of ours: <see cref="VenueUpdate.State"/>, and sums over all of its fills.</summary>
    OrderState,
}
