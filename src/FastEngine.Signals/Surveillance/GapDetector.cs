using FastEngine.Core;
using FastEngine.Signals.Candles;

namespace FastEngine.Signals.Surveillance;

/// <summary>Finds the fair value gap that the candle which closed last completes.</summary>
internal sealed class GapDetector(GapOptions options)
{
    private const int Candles = 3;

    public bool TryFind(CandleSeries candles, int slot, int timeframe, out Direction direction, out long low, out long high)
    {
        direction = default;
        (low, high) = (0, 0);
        if (candles.ClosedCount(slot, timeframe) < Candles) return false;
        ref readonly var first = ref candles.Closed(slot, timeframe, Candles - 1);
        ref readonly var third = ref candles.Closed(slot, timeframe, 0);
        var isBullish = third.Low > first.High;
        if (!isBullish && third.High >= first.Low) return false;
        direction = isBullish ? Direction.Long : Direction.Short;
        (low, high) = isBullish ? (first.High, third.Low) : (third.High, first.Low);
        return Ppm.IsAtLeast(high - low, options.MinSizePpm, third.Close);
    }
}
