using FastEngine.Core;
using FastEngine.Signals.Candles;

namespace FastEngine.Signals.Surveillance;

/// <summary>Finds the zone that the candle which closed last confirms.</summary>
internal sealed class ZoneDetector(ZoneOptions options)
{
    private const int Milli = 1000;

    /// <summary>True with the direction and bounds when the candle before the last is a zone's and the last confirms it.</summary>
    public bool TryFind(CandleSeries candles, int slot, int timeframe, long tick, out Direction direction, out long low, out long high)
    {
        direction = default;
        (low, high) = (0, 0);
        if (candles.ClosedCount(slot, timeframe) < options.VolumeCandles + 2) return false;
        ref readonly var candle = ref candles.Closed(slot, timeframe, 1);
        var next = candles.Closed(slot, timeframe, 0).Close;
        if (next == candle.Close) return false;
        var bodyLow = Math.Min(candle.Open, candle.Close);
        var bodyHigh = Math.Max(candle.Open, candle.Close);
        direction = next > candle.Close ? Direction.Long : Direction.Short;
        (low, high) = direction == Direction.Long ? (candle.Low, bodyLow) : (bodyHigh, candle.High);
        var body = Math.Max(bodyHigh - bodyLow, tick);
        return (Int128)(high - low) * Milli > (Int128)body * options.WickMultipleMilli && HasVolume(candles, slot, timeframe, candle.Volume);
    }

    // volume > multiple * mean of the candles before, in integers.
    private bool HasVolume(CandleSeries candles, int slot, int timeframe, Int128 volume)
    {
        Int128 before = 0;
        for (var age = 2; age < options.VolumeCandles + 2; age++) before += candles.Closed(slot, timeframe, age).Volume;
        return volume * options.VolumeCandles * Milli > before * options.VolumeMultipleMilli;
    }
}
