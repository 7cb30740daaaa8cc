namespace FastEngine.Core.Execution;

/// <summary>What a <see cref="VenueQuery"/> asks.</summary>
public enum VenueQueryKind : byte
{
    /// <summary>The position of an instrument's side; answered by <see cref="VenueUpdateKind.Position"/>.</summary>
    Position,

    /// <summary>The open orders of an instrument; answered by <see cref="VenueUpdateKind.OpenOrder"/> each, then <see cref="VenueUpdateKind.OpenOrdersEnd"/>.</summary>
    OpenOrders,

    /// <summary>A signed request that changes nothing; answered by <see cref="VenueUpdateKind.Pong"/>.</summary>
    Ping,

    /// <summary>What became of an order of ours, by its client id; answered by <see cref="VenueUpdateKind.OrderState"/>.</summary>
    Order,
}
