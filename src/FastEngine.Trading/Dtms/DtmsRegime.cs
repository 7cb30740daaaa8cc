namespace FastEngine.Trading.Dtms;

/// <summary>What kind of market it is: structure, volatility and session.</summary>
public readonly record struct DtmsRegime(bool IsRange, DtmsVolatility Volatility, DtmsSession Session)
{
    public bool IsFlat => IsRange && Volatility == DtmsVolatility.Low;

    public static DtmsRegime Of(in DtmsMarket market, long nowNs, DtmsOptions options) =>
        new(market.Trend == 0, VolatilityOf(market.AtrLongPpm, options), options.Sessions.At(nowNs));

    // NaN, before there are enough bars, is neither.
    private static DtmsVolatility VolatilityOf(double atrPpm, DtmsOptions options)
    {
        if (atrPpm < options.LowAtrPpm) return DtmsVolatility.Low;
        return atrPpm > options.HighAtrPpm ? DtmsVolatility.High : DtmsVolatility.Medium;
    }
}
