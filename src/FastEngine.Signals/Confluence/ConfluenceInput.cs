using FastEngine.Signals.Candles;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Confluence;

/// <summary>What analysers and filters look at: the measures of one symbol at one evaluation, for one direction.</summary>
/// <remarks>Prices are at the instrument's price scale; "with us" means in the trade's direction. NaN where a measure is not defined yet.</remarks>
public struct ConfluenceInput
{
    /// <summary>Last closed candle of the fastest timeframe.</summary>
    public Candle LastClosed;

    public long Price;

    /// <summary>Smallest price step.</summary>
    public long Tick;

    /// <summary>Buy over sell volume of the order-flow window (30 s).</summary>
    public double Imbalance;

    /// <summary>Mean and population deviation of trade prices (15 m), at the price scale.</summary>
    public double Mean;
    public double Deviation;

    /// <summary>Lag-1 autocorrelation of the fastest timeframe's log returns.</summary>
    public double Autocorrelation;

    /// <summary>RSI of the fastest timeframe, 0 to 100.</summary>
    public double Rsi;

    /// <summary>Signed volume of the CVD window, buy less sell, base units.</summary>
    public double Cvd;

    /// <summary>Trades in the order-flow window.</summary>
    public int ImbalanceTrades;

    /// <summary>Large trades of the large-trade window by aggressor with us less those against us.</summary>
    public int LargeTradesWithUs;

    /// <summary>Tests of the least tested zone on the trade's side that the price is in, -1 when it is in none.</summary>
    public int ZoneTests;

    public ProfilePosition ValueArea;

    /// <summary>An opposite zone begins 0.3 to 2 % beyond the price.</summary>
    public bool HasTarget;

    /// <summary>The price is in an unfilled gap of the trade's direction.</summary>
    public bool IsInGap;

    /// <summary>Volume has dried up in the short window compared with the long one.</summary>
    public bool IsExhausted;

    /// <summary>True for a long.</summary>
    public bool IsLong;
}
