namespace FastEngine.Core.Execution;

/// <summary>What Signals measured of a symbol at a close of its fastest candle, or at an exit check with a position open. NaN where undefined.</summary>
public struct SymbolView
{
    /// <summary>Engine time of the symbol, ns since the epoch.</summary>
    public long TimeNs;

    public long Price;

    /// <summary>Nearest demand zone at or below, and supply zone at or above the price: near edges, 0 for none.</summary>
    public long DemandBelow;
    public long SupplyAbove;

    /// <summary>Extremes of the last closed candles of the fastest timeframe.</summary>
    public long SwingHigh;
    public long SwingLow;

    /// <summary>Of the three cascade windows, shortest first.</summary>
    public double ImbalanceShort;
    public double ImbalanceMiddle;
    public double ImbalanceLong;

    /// <summary>Average true range in quote currency, of the fastest and the longest timeframe.</summary>
    public double AtrFast;
    public double AtrLong;

    public double Rsi;
    public double MacdHistogram;
    public double EmaFast;
    public double EmaSlow;
    public double Vwap;

    /// <summary>Change of the VWAP a bar, quote currency.</summary>
    public double VwapSlope;

    public int InstrumentId;

    /// <summary>1 trending up, -1 down, 0 ranging or forced.</summary>
    public sbyte Trend;

    public bool IsWarm;
}
