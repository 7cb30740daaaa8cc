using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Trading.Dtms;

/// <summary>Scores a market for a trade of one direction. Every part is 0 while it lacks bars.</summary>
public static class DtmsScorer
{
    private const int Structure = 0;
    private const int VwapVolume = 1;
    private const int Momentum = 2;
    private const int Ema = 3;
    private const int Delta = 4;
    private const int Candle = 5;

    /// <param name="market">Prices at the instrument's scale, indicators in quote currency.</param>
    /// <param name="unit">10 to the power of the price scale: price units of one quote currency.</param>
    public static DtmsScore Score(in DtmsMarket market, Direction direction, double unit, in DtmsRegime regime, DtmsOptions options)
    {
        var scoring = options.Scoring;
        var sign = direction == Direction.Long ? 1 : -1;
        var flip = FlipOf(in market, unit, options.Flip.ThresholdOf(in regime), scoring.FlipCloses) * sign;
        var score = new DtmsScore { Break = BreakOf(in market, scoring, out var side), IsFlippedAgainst = flip < 0 };
        score.IsBreakWith = score.Break != DtmsBreak.None && side == sign;
        score.Parts[Structure] = side * sign * scoring.Most.Structure;
        score.Parts[VwapVolume] = Held(flip * scoring.Flip + VolumeOf(in market, direction, scoring), scoring.Most.Vwap);
        score.Parts[Momentum] = Held(sign * MomentumOf(in market, scoring), scoring.Most.Momentum);
        score.Parts[Ema] = sign * AlignmentOf(in market, unit) * scoring.Most.Ema;
        score.Parts[Delta] = sign * PressureOf(in market, scoring) * scoring.Most.Delta;
        score.Parts[Candle] = sign * ConvictionOf(in market, unit, scoring);

        var against = 0.0;
        for (var part = 0; part < DtmsParts.Count; part++)
        {
            // No part is -0.
            score.Parts[part] += 0.0;
            score.Sum += score.Parts[part] * FactorOf(part, in regime, scoring);
            if (score.Parts[part] < 0) against += scoring.Most[part];
        }

        score.ShareAgainst = against / scoring.Most.Sum;
        return score;
    }

    /// <param name="side">1 upwards, -1 downwards, 0 for none.</param>
    public static DtmsBreak BreakOf(in DtmsMarket market, DtmsScoring scoring, out int side)
    {
        side = SideBeyond(market.BarClose, market.HighBefore15, market.LowBefore15, scoring.ChangePpm);
        if (side != 0) return DtmsBreak.ChangeOfCharacter;
        side = SideBeyond(market.BarClose, market.HighBefore10, market.LowBefore10, scoring.BreakPpm);
        return side != 0 ? DtmsBreak.BreakOfStructure : DtmsBreak.None;
    }

    /// <summary>1 when the VWAP rises and bars close above it, -1 for the reverse, 0 for neither.</summary>
    /// <param name="threshold">Least slope, parts of the price a bar.</param>
    public static int FlipOf(in DtmsMarket market, double unit, double threshold, int closes)
    {
        var slope = market.VwapSlope * unit / market.BarClose;
        if (slope > threshold && market.ClosesAboveVwap >= closes) return 1;
        return slope < -threshold && market.ClosesAboveVwap <= -closes ? -1 : 0;
    }

    /// <summary>Of the volume that is opposite to the trade.</summary>
    public static double VolumeOf(in DtmsMarket market, Direction direction, DtmsScoring scoring)
    {
        var opposite = direction == Direction.Long ? 1 - market.BuyShare : market.BuyShare;
        if (opposite > scoring.OppositeHigh) return -scoring.VolumeHigh;
        if (opposite > scoring.OppositeRaised) return -scoring.VolumeRaised;
        return opposite < scoring.OppositeLow ? scoring.VolumeLow : 0;
    }

    /// <summary>For a long.</summary>
    public static double MomentumOf(in DtmsMarket market, DtmsScoring scoring)
    {
        var rsi = market.Rsi < scoring.RsiMiddle && market.Rsi < market.RsiBefore ? -scoring.Rsi
            : market.Rsi > scoring.RsiMiddle && market.Rsi > market.RsiBefore ? scoring.Rsi : 0;
        var macd = market.Macd < market.MacdBefore && market.MacdBefore < market.MacdBefore2 ? -scoring.Macd
            : market.Macd > market.MacdBefore && market.MacdBefore > market.MacdBefore2 ? scoring.Macd : 0;
        return rsi + macd;
    }

    /// <summary>1 when the close is above the fast average and that above the slow one, -1 for the reverse.</summary>
    public static int AlignmentOf(in DtmsMarket market, double unit)
    {
        if (market.BarClose == 0) return 0;
        var close = market.BarClose / unit;
        if (close > market.EmaFast && market.EmaFast > market.EmaSlow) return 1;
        return close < market.EmaFast && market.EmaFast < market.EmaSlow ? -1 : 0;
    }

    public static int PressureOf(in DtmsMarket market, DtmsScoring scoring) =>
        market.DeltaZ > scoring.DeltaZ ? 1 : market.DeltaZ < -scoring.DeltaZ ? -1 : 0;

    /// <summary>For a long.</summary>
    public static double ConvictionOf(in DtmsMarket market, double unit, DtmsScoring scoring)
    {
        var body = market.BarClose - market.BarOpen;
        if (body == 0 || Math.Abs(body) < scoring.CandleBody * (market.BarHigh - market.BarLow)) return 0;
        var vwap = market.Vwap * unit;
        var isThrough = body > 0 ? market.BarOpen < vwap && market.BarClose > vwap : market.BarOpen > vwap && market.BarClose < vwap;
        return Math.Sign(body) * (isThrough ? scoring.CandleThroughVwap : scoring.Most.Candle);
    }

    private static int SideBeyond(long close, long high, long low, int ppm)
    {
        const int Million = 1_000_000;
        if (high <= 0 || low <= 0) return 0;
        if ((Int128)close * Million > (Int128)high * (Million + ppm)) return 1;
        return (Int128)close * Million < (Int128)low * (Million - ppm) ? -1 : 0;
    }

    private static double Held(double value, double most) => Math.Clamp(value, -most, most);

    private static double FactorOf(int part, in DtmsRegime regime, DtmsScoring scoring)
    {
        var factor = 1.0;
        if (regime.IsRange) factor *= scoring.Range[part];
        if (regime.Volatility == DtmsVolatility.High) factor *= scoring.HighVolatility[part];
        if (regime.Session == DtmsSession.Asian) factor *= scoring.Asian;
        return factor;
    }
}
