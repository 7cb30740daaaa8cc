namespace FastEngine.Signals.Regimes;

/// <summary>What level 1 makes of a symbol's longest timeframe.</summary>
public enum Regime : byte
{
    Ranging,
    TrendingUp,
    TrendingDown,
}
