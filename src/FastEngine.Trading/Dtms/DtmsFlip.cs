namespace FastEngine.Trading.Dtms;

/// <summary>From which slope on the VWAP counts as turned: a part of the price a bar, times the factors of session, volatility and structure.</summary>
public sealed record DtmsFlip
{
    public int BasePpm { get; init; } = 200;

    public double Asian { get; init; } = 1.5;
    public double London { get; init; } = 1;
    public double Overlap { get; init; } = 0.7;
    public double NewYork { get; init; } = 0.8;

    public double LowVolatility { get; init; } = 1.4;
    public double HighVolatility { get; init; } = 0.8;
    public double Range { get; init; } = 1.3;

    /// <summary>What the factors together are held between.</summary>
    public double Least { get; init; } = 0.5;
    public double Most { get; init; } = 1.8;

    /// <summary>Parts of the price a bar.</summary>
    public double ThresholdOf(in DtmsRegime regime)
    {
        var factor = regime.Session switch
        {
            DtmsSession.Asian => Asian,
            DtmsSession.London => London,
            DtmsSession.Overlap => Overlap,
            _ => NewYork,
        };
        if (regime.Volatility == DtmsVolatility.Low) factor *= LowVolatility;
        if (regime.Volatility == DtmsVolatility.High) factor *= HighVolatility;
        if (regime.IsRange) factor *= Range;
        return BasePpm / 1e6 * Math.Clamp(factor, Least, Most);
    }

    internal void Check()
    {
        DtmsChecks.Positive(BasePpm, nameof(BasePpm));
        DtmsChecks.Positive(Asian, nameof(Asian));
        DtmsChecks.Positive(London, nameof(London));
        DtmsChecks.Positive(Overlap, nameof(Overlap));
        DtmsChecks.Positive(NewYork, nameof(NewYork));
        DtmsChecks.Positive(LowVolatility, nameof(LowVolatility));
        DtmsChecks.Positive(HighVolatility, nameof(HighVolatility));
        DtmsChecks.Positive(Range, nameof(Range));
        DtmsChecks.Positive(Least, nameof(Least));
        DtmsChecks.AtLeast(Most, Least, nameof(Most));
    }
}
