namespace FastEngine.Core.Execution;

/// <summary>The health of the portfolio: its score and the points of each factor.</summary>
public struct Health
{
    /// <summary>0 to 100; 100 without positions.</summary>
    public double Score;

    public double Pnl;
    public double Quality;
    public double Concentration;
    public double HoldTime;
    public double Volatility;

    /// <summary>Unrealised over equity, ppm.</summary>
    public double UnrealisedPpm;

    /// <summary>At the marks; money.</summary>
    public Int128 Unrealised;

    public int Positions;

    /// <summary>Instrument of the position with the least unrealised result, and of that with the largest; -1 without positions.</summary>
    public int WorstInstrument;
    public int BestInstrument;

    /// <summary>Mean of the known correlations of the positions with the first leader; NaN when none is known.</summary>
    public double LeaderCorrelation;

    /// <summary>Lost since the start of the UTC day, ppm of the equity then; negative for a gain.</summary>
    public double DayLossPpm;
}
