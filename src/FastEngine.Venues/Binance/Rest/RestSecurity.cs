namespace FastEngine.Venues.Binance.Rest;

/// <summary>What a request needs of the account.</summary>
public enum RestSecurity : byte
{
    None,

    /// <summary>The key in a header: user streams.</summary>
    Key,

    /// <summary>Key, timestamp and signature.</summary>
    Signed,
}
