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

    /// <summary>An exact window lost a trade because the pool was empty.</summary>
    Tainted = 4,
}
