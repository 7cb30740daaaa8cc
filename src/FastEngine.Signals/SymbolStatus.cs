namespace FastEngine.Signals;

/// <summary>Where a symbol stands.</summary>
[Flags]
public enum SymbolStatus
{
    None = 0,

    /// <summary>Its first event came: it has a time.</summary>
    Started = 1,

    /// <summary>A trade came since the start or the last reset: candles are open.</summary>
    Traded = 2,

    /// <summary>A window lacks trades: the pool was empty, or ids are missing that are being fetched.</summary>
    Tainted = 4,
}
