namespace FastEngine.Signals;

/// <summary>A symbol's order flow at one multiple of the publication period: what the arrived trades with T before it amount to.</summary>
public struct OrderFlow
{
    /// <summary>Engine time of the publication, ns since the epoch.</summary>
    public long TimeNs;

    /// <summary>The last on-time trade's price, at the instrument's price scale.</summary>
    public long Price;

    /// <summary>Signed volume (buy less sell) of the CVD window, in base units.</summary>
    public double Cvd;

    /// <summary>Mean trade price of the statistics window, each trade once; meaningless when <see cref="StatisticsTrades"/> is 0.</summary>
    public double Mean;

    /// <summary>Population standard deviation of the trade price over the statistics window.</summary>
    public double Deviation;

    public int InstrumentId;
    public int StatisticsTrades;

    /// <summary>Trades in the window that exhaustion measures first (30 s).</summary>
    public int ShortTrades;

    /// <summary>Large trades counted by the seconds of the large-trade window (5 m).</summary>
    public int LargeTrades;

    public bool Exhausted;

    /// <summary>The exact windows lost a trade because the pool was empty: numbers are not to be traded on.</summary>
    public bool Tainted;

    /// <summary>Buy volume over sell volume by aggressor, in the order of <see cref="SignalOptions.ImbalanceWindowsNs"/>.</summary>
    public ImbalanceValues Imbalances;
}
