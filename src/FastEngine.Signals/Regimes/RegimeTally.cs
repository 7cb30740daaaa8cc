namespace FastEngine.Signals.Regimes;

/// <summary>How often each condition of level 1 held, over the closes of the longest timeframe of a warm symbol.</summary>
public struct RegimeTally
{
    public long Closes;
    public long Up;
    public long Down;
    public long StructureUp;
    public long StructureDown;
    public long Adx;
    public long Persistence;
    public long MeanReversion;
    public long Volatility;
    public long Volume;

    internal void Add(in RegimeMeasures measures)
    {
        Closes++;
        Up += measures.Regime == Regime.TrendingUp ? 1 : 0;
        Down += measures.Regime == Regime.TrendingDown ? 1 : 0;
        StructureUp += measures.Has(RegimeConditions.StructureUp) ? 1 : 0;
        StructureDown += measures.Has(RegimeConditions.StructureDown) ? 1 : 0;
        Adx += measures.Has(RegimeConditions.Adx) ? 1 : 0;
        Persistence += measures.Has(RegimeConditions.Persistence) ? 1 : 0;
        MeanReversion += measures.Has(RegimeConditions.MeanReversion) ? 1 : 0;
        Volatility += measures.Has(RegimeConditions.Volatility) ? 1 : 0;
        Volume += measures.Has(RegimeConditions.Volume) ? 1 : 0;
    }
}
