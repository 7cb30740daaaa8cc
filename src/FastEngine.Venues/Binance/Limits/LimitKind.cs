namespace FastEngine.Venues.Binance.Limits;

/// <summary>What a limit counts.</summary>
public enum LimitKind : byte
{
    /// <summary>Weight of requests, by the address that they come from.</summary>
    Weight,

    /// <summary>Orders placed, by account.</summary>
    Orders,

    /// <summary>Requests of any weight.</summary>
    Requests,
}
