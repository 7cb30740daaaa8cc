namespace FastEngine.Signals.Surveillance;

/// <summary>What the price is at.</summary>
public enum MatchKind : byte
{
    None,

    /// <summary>A demand zone for a long, a supply zone for a short.</summary>
    Zone,

    /// <summary>A bullish gap for a long, a bearish one for a short.</summary>
    Gap,

    /// <summary>The value area low for a long, its high for a short.</summary>
    ValueAreaEdge,
}
