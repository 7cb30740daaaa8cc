namespace FastEngine.Core.Execution;

/// <summary>What the dump detector measures of a symbol, whoever holds it. NaN where there are too few bars.</summary>
public struct DumpMeasures
{
    /// <summary>Least of sell over buy volume in the last closed bars, and of buy over sell: a long and a short leave when theirs is beyond the ratio.</summary>
    public double SellOverBuy;
    public double BuyOverSell;

    /// <summary>Volume of the last bar over the mean of those before it.</summary>
    public double VolumeRatio;

    /// <summary>Change of the last bar, close against open, ppm.</summary>
    public double ChangePpm;

    /// <summary>Steps in a row of lower highs and lower lows, and of higher ones.</summary>
    public double StepsDown;
    public double StepsUp;

    /// <summary>How far the last close is beyond the lowest low and the highest high of the bars before it, ppm; not positive when within.</summary>
    public double BelowLowPpm;
    public double AboveHighPpm;

    /// <summary>Wick over close of the last bar, ppm, where it ends in the widened zone: of a supply zone above, a demand zone below; 0 at none.</summary>
    public double UpperWickPpm;
    public double LowerWickPpm;
}
