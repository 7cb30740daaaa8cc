namespace FastEngine.Core.Execution;

/// <summary>How an entry was sized: its factors, and what came of them.</summary>
public struct Sizing
{
    public long PositionId;
    public Int128 Equity;
    public Int128 Notional;
    public long Quantity;

    /// <summary>Distance of the initial stop from the price, parts per billion.</summary>
    public long StopPpb;

    /// <summary>Part of the equity at risk before the factors, ppm.</summary>
    public int RiskPpm;

    /// <summary>Factors, ppm: 1,000,000 leaves the size as it is.</summary>
    public int RegimePpm;
    public int CorrelationPpm;
    public int QualityPpm;

    /// <summary>Highest correlation with an open position of the direction; NaN when there is none.</summary>
    public double Correlation;

    public int InstrumentId;
    public int StrategyId;
    public Direction Direction;
}
