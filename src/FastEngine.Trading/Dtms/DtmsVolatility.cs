namespace FastEngine.Trading.Dtms;

/// <summary>How much the longest timeframe moves.</summary>
public enum DtmsVolatility : byte
{
    Medium,
    Low,
    High,
}
