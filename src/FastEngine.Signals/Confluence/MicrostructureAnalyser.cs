namespace FastEngine.Signals.Confluence;

/// <summary>The last closed candle rejects: a long wick against the trade, and a close in its direction near the other end.</summary>
/// <param name="wickMilli">The wick is longer than this many thousandths of the body, or of the tick when that is larger.</param>
/// <param name="minClosePosition">The close lies above this share of the range, seen from the wick.</param>
public sealed class MicrostructureAnalyser(long wickMilli, double minClosePosition) : IPrimaryAnalyser
{
    public const string Key = "microstructure";

    public string Name => Key;

    public bool Passes(in ConfluenceInput input)
    {
        ref readonly var candle = ref input.LastClosed;
        var range = candle.High - candle.Low;
        if (range <= 0) return false;
        var body = Math.Abs(candle.Close - candle.Open);
        var wick = input.IsLong ? Math.Min(candle.Open, candle.Close) - candle.Low : candle.High - Math.Max(candle.Open, candle.Close);
        var isWithUs = input.IsLong ? candle.Close > candle.Open : candle.Close < candle.Open;
        var position = (double)(input.IsLong ? candle.Close - candle.Low : candle.High - candle.Close) / range;
        return isWithUs && (Int128)wick * 1000 > (Int128)wickMilli * Math.Max(body, input.Tick) && Threshold.IsAbove(position, minClosePosition);
    }
}
