namespace FastEngine.Trading.Dtms;

/// <summary>What the parts of the score are worth and from where on they count.</summary>
public sealed record DtmsScoring
{
    /// <summary>The most that each part gives, for or against. A candle through the VWAP gives <see cref="CandleThroughVwap"/> instead.</summary>
    public DtmsWeights Most { get; init; } = new(3, 2, 2, 1.5, 1, 1);

    /// <summary>Close beyond the extreme of the 10 bars before: a break of structure. Beyond that of 15: a change of character.</summary>
    public int BreakPpm { get; init; } = 300;
    public int ChangePpm { get; init; } = 2_500;

    /// <summary>Bars in a row that closed on one side of the VWAP, and what a flip of its slope is worth then.</summary>
    public int FlipCloses { get; init; } = 2;
    public double Flip { get; init; } = 2;

    /// <summary>Share of the volume that is opposite to the trade, and what is worth more than the first two and less than the third.</summary>
    public double OppositeHigh { get; init; } = 0.65;
    public double OppositeRaised { get; init; } = 0.55;
    public double OppositeLow { get; init; } = 0.35;
    public double VolumeHigh { get; init; } = 1;
    public double VolumeRaised { get; init; } = 0.5;
    public double VolumeLow { get; init; } = 1;

    /// <summary>RSI that is with nobody; and what an RSI on the wrong side that gets worse, and a MACD histogram moving twice, are worth.</summary>
    public double RsiMiddle { get; init; } = 50;
    public double Rsi { get; init; } = 2;
    public double Macd { get; init; } = 1;

    /// <summary>Least deviation of the volume delta.</summary>
    public double DeltaZ { get; init; } = 0.5;

    /// <summary>Least body of a candle over its range, and what one is worth that went through the VWAP.</summary>
    public double CandleBody { get; init; } = 0.65;
    public double CandleThroughVwap { get; init; } = 2;

    /// <summary>Factors of the parts; where several regimes hold they multiply.</summary>
    public DtmsWeights Range { get; init; } = new(0.7, 1.3, 1, 0.8, 1.2, 1.1);
    public DtmsWeights HighVolatility { get; init; } = new(1.2, 0.9, 0.8, 1, 1.1, 0.9);
    public double Asian { get; init; } = 0.8;

    internal void Check()
    {
        Most.Check(nameof(Most));
        DtmsChecks.Positive(BreakPpm, nameof(BreakPpm));
        DtmsChecks.AtLeast(ChangePpm, BreakPpm, nameof(ChangePpm));
        DtmsChecks.Positive(FlipCloses, nameof(FlipCloses));
        DtmsChecks.Positive(Flip, nameof(Flip));
        DtmsChecks.Positive(OppositeLow, nameof(OppositeLow));
        DtmsChecks.AtLeast(OppositeRaised, OppositeLow, nameof(OppositeRaised));
        DtmsChecks.AtLeast(OppositeHigh, OppositeRaised, nameof(OppositeHigh));
        DtmsChecks.Above(1, OppositeHigh, nameof(OppositeHigh));
        DtmsChecks.Positive(VolumeHigh, nameof(VolumeHigh));
        DtmsChecks.Positive(VolumeRaised, nameof(VolumeRaised));
        DtmsChecks.Positive(VolumeLow, nameof(VolumeLow));
        DtmsChecks.Positive(RsiMiddle, nameof(RsiMiddle));
        DtmsChecks.Positive(Rsi, nameof(Rsi));
        DtmsChecks.Positive(Macd, nameof(Macd));
        DtmsChecks.Positive(DeltaZ, nameof(DeltaZ));
        DtmsChecks.Positive(CandleBody, nameof(CandleBody));
        DtmsChecks.AtLeast(1, CandleBody, nameof(CandleBody));
        DtmsChecks.Positive(CandleThroughVwap, nameof(CandleThroughVwap));
        Range.Check(nameof(Range));
        HighVolatility.Check(nameof(HighVolatility));
        DtmsChecks.Positive(Asian, nameof(Asian));
    }
}
