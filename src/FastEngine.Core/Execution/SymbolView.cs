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

    /// <summary>The last closed bar of the fastest timeframe: the end of its interval, its prices and volumes. 0 before the first.</summary>
    public long BarTimeNs;
    public long BarOpen;
    public long BarHigh;
    public long BarLow;
    public long BarClose;
    public double BarBuyVolume;
    public double BarSellVolume;

    /// <summary>Highest high and lowest low of the 10 and 15 bars before the last closed one; 0 while there are fewer.</summary>
    public long HighBefore10;
    public long LowBefore10;
    public long HighBefore15;
    public long LowBefore15;

    /// <summary>Likewise one bar earlier.</summary>
    public double RsiBefore;
    public double MacdBefore;

    /// <summary>Two bars earlier.</summary>
    public double MacdBefore2;

    /// <summary>Aggressive buying over all volume of the bars that the slope of the VWAP is over, 0 to 1.</summary>
    public double BuyShare;

    /// <summary>Volume delta of the last bar in deviations from the mean of the bars that it is measured over.</summary>
    public double DeltaZ;

    /// <summary>Imbalance of 30 s, and the trades in it.</summary>
    public double FlowImbalance;
    public int FlowTrades;

    /// <summary>Bars in a row that closed above the VWAP, negative below.</summary>
    public int ClosesAboveVwap;

    /// <summary>Average true range of the longest timeframe over price, ppm.</summary>
    public double AtrLongPpm;

    /// <summary>Time since the last trade, and the median gap between trades; 0 before there is one.</summary>
    public long SilentNs;
    public long MedianGapNs;

    /// <summary>What the dump detector measured for a long and a short, by signal.</summary>
    public DumpMeasures Dump;

    public int InstrumentId;

    /// <summary>1 trending up, -1 down, 0 ranging or forced.</summary>
    public sbyte Trend;

    public bool IsWarm;
}
