using FastEngine.Core;
using FastEngine.Signals.Candles;

namespace FastEngine.Signals.Decisions;

/// <summary>Level 4's measure of a rejection: wick, close position and speed of the joined candle, each 0 to 1.</summary>
public readonly struct Bounce
{
    public double Wick { get; private init; }

    public double ClosePosition { get; private init; }

    public double Speed { get; private init; }

    public double Value { get; private init; }

    /// <summary>The last closed candle and the open one as one: open of the first, extremes of both, last price as close.</summary>
    /// <param name="closed">The last closed candle of the fastest timeframe.</param>
    /// <param name="open">The open one; with no trade in it yet it counts for nothing.</param>
    /// <param name="price">Last price.</param>
    public static Candle Join(in Candle closed, in Candle open, long price)
    {
        var joined = closed;
        if (open.Trades > 0)
        {
            joined.High = Math.Max(closed.High, open.High);
            joined.Low = Math.Min(closed.Low, open.Low);
            joined.BuyVolume.Add(open.BuyVolume);
            joined.SellVolume.Add(open.SellVolume);
        }

        joined.Close = price;
        return joined;
    }

    /// <param name="joined">The joined candle; its range is not 0.</param>
    /// <param name="direction">The trade's.</param>
    /// <param name="tick">Smallest price step.</param>
    /// <param name="extreme">Lowest price of the speed window for a long, highest for a short.</param>
    /// <param name="atr">Average true range of the fastest timeframe at the price scale; no speed when it is not positive.</param>
    /// <param name="options">Weights.</param>
    public static Bounce Measure(in Candle joined, Direction direction, long tick, long extreme, double atr, BounceOptions options)
    {
        var move = direction == Direction.Long ? joined.Close - extreme : extreme - joined.Close;
        return Measure(in joined, direction, tick, atr > 0 ? Math.Clamp(move / atr, 0, 1) : 0, options);
    }

    /// <summary>The bounce at a given speed, 0 to 1: more speed never gives less, so 0 and 1 bound it without the window's extreme.</summary>
    public static Bounce Measure(in Candle joined, Direction direction, long tick, double speed, BounceOptions options)
    {
        var isLong = direction == Direction.Long;
        var body = Math.Max(Math.Abs(joined.Close - joined.Open), tick);
        var tail = isLong ? Math.Min(joined.Open, joined.Close) - joined.Low : joined.High - Math.Max(joined.Open, joined.Close);
        var wick = Math.Min(1, tail / (2.0 * body));
        var position = (double)(isLong ? joined.Close - joined.Low : joined.High - joined.Close) / (joined.High - joined.Low);
        return new Bounce
        {
            Wick = wick,
            ClosePosition = position,
            Speed = speed,
            Value = options.WickWeight * wick + options.CloseWeight * position + options.SpeedWeight * speed,
        };
    }
}
