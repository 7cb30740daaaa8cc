namespace FastEngine.Venues.Binance.Gateway;

/// <summary>Where an order of ours is.</summary>
internal enum OrderState : byte
{
    /// <summary>From before this process: at the venue, as far as anybody knows.</summary>
    Adopted,

    /// <summary>Waits for the other leg of its list.</summary>
    Pairing,

    /// <summary>Has not left: no room in the limits, or no connection.</summary>
    Held,

    /// <summary>Left; nothing was heard of it yet.</summary>
    Sent,

    /// <summary>May be at the venue or not.</summary>
    Doubt,

    /// <summary>At the venue.</summary>
    Open,

    Ended,
}
