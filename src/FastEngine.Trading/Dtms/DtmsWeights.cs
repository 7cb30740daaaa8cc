namespace FastEngine.Trading.Dtms;

/// <summary>One number for each part of the score, in the order of <see cref="Core.Execution.DtmsParts"/>.</summary>
public readonly record struct DtmsWeights(double Structure, double Vwap, double Momentum, double Ema, double Delta, double Candle)
{
    public double Sum => Structure + Vwap + Momentum + Ema + Delta + Candle;

    internal double this[int part] => part switch
    {
        0 => Structure,
        1 => Vwap,
        2 => Momentum,
        3 => Ema,
        4 => Delta,
        _ => Candle,
    };

    internal void Check(string name)
    {
        DtmsChecks.Positive(Structure, name);
        DtmsChecks.Positive(Vwap, name);
        DtmsChecks.Positive(Momentum, name);
        DtmsChecks.Positive(Ema, name);
        DtmsChecks.Positive(Delta, name);
        DtmsChecks.Positive(Candle, name);
    }
}
