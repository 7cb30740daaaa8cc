namespace FastEngine.Signals.Regimes;

/// <summary>Every measured value of level 1 beside its threshold, at one close of the longest timeframe. What is not defined yet is NaN and passes nothing.</summary>
public struct RegimeMeasures
{
    public double Adx;
    public double AdxMin;
    public double Persistence;
    public double PersistenceMin;
    public double MeanReversion;
    public double MeanReversionMax;

    /// <summary>ATR as a fraction of the close.</summary>
    public double AtrOfClose;

    /// <summary>Scaled to the timeframe.</summary>
    public double AtrOfCloseMin;

    /// <summary>In price units, as the EMAs.</summary>
    public double Close;
    public double EmaFast;
    public double EmaSlow;

    /// <summary>Volume of the oldest of the three candles, at the quantity scale.</summary>
    public Int128 Volume1;
    public Int128 Volume3;

    /// <summary>Extremes of the last three candles, oldest first, at the price scale; 0 when there are fewer.</summary>
    public long High1;
    public long High2;
    public long High3;
    public long Low1;
    public long Low2;
    public long Low3;

    /// <summary>All conditions that hold, required or not.</summary>
    public RegimeConditions Passed;
    public RegimeConditions RequiredUp;
    public RegimeConditions RequiredDown;
    public Regime Regime;

    public readonly bool Has(RegimeConditions conditions) => (Passed & conditions) == conditions;
}
