namespace FastEngine.Signals.Regimes;

/// <summary>Which of the last three candles' highs and lows must rise (fall) in a trend.</summary>
public enum RegimeStructure : byte
{
    /// <summary>Each over the one before: h3 > h2 > h1 and l3 > l2 > l1.</summary>
    Strict,

    /// <summary>The last over the first: h3 > h1 and l3 > l1.</summary>
    Loose,
}
