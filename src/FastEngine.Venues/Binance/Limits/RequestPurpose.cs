namespace FastEngine.Venues.Binance.Limits;

/// <summary>What a request is for: it decides how much of a limit may be used for it.</summary>
public enum RequestPurpose : byte
{
    /// <summary>Reduces, protects or cancels, or finds out what became of an order: may use all.</summary>
    Exit,

    /// <summary>Takes on risk: leaves the reserve alone.</summary>
    Entry,

    /// <summary>Only asks: leaves the reserve alone.</summary>
    Read,
}
