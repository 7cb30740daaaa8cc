namespace FastEngine.Feeds.Generation;

/// <summary>One entry of an explicit regime schedule; the entries repeat when the last one ends.</summary>
public readonly record struct RegimePeriod(MarketRegime Regime, long DurationNs);
