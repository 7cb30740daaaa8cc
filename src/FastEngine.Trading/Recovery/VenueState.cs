namespace FastEngine.Trading.Recovery;

/// <summary>What a venue says that the account holds, read while nothing of ours is on its way.</summary>
public sealed record VenueState
{
    /// <summary>What is not listed is flat; several of one instrument are summed.</summary>
    public IReadOnlyList<VenuePosition> Positions { get; init; } = [];

    public IReadOnlyList<VenueOrder> OpenOrders { get; init; } = [];

    /// <summary>Fills since the account began; null where the venue does not count them.</summary>
    public long? Executions { get; init; }

    /// <summary>What the account began with, less everything bought, plus everything sold, less all fees, each at its full amount; money. Null where
    /// the venue does not tell.</summary>
    /// <remarks>Not a balance in which open positions are at their average price: that depends on how partial closes are reckoned, this does not.</remarks>
    public Int128? Cash { get; init; }
}
