using FastEngine.Core;
using FastEngine.Engine;
using FastEngine.Signals;
using FastEngine.Signals.Candles;

namespace FastEngine.Host.Running;

/// <summary>Closed candles from a CSV file given to the symbols of a run before its first tick: <c>--warmup FILE</c>.</summary>
/// <remarks>The file is <c>candles.csv</c> of <c>analyze</c>, or the exchange's kline columns of one symbol (open time in ms or us, open, high,
/// low, close, volume; further columns ignored; a header is allowed). Candles of the fastest timeframe are joined into the longer ones.
/// What ends after the start of the recording's first candle is left out: the recording itself knows better.</remarks>
internal static class WarmUpCandles
{
    /// <param name="path">The file.</param>
    /// <param name="pipeline">Not started yet.</param>
    /// <param name="firstTradeNs">Time of the first trade of an instrument in the recording.</param>
    /// <param name="options">Timeframes.</param>
    /// <exception cref="RunException">The file is wrong, or its candles are longer than the fastest timeframe.</exception>
    public static void Load(string path, Pipeline pipeline, Func<Instrument, long> firstTradeNs, SignalOptions options)
    {
        var candles = WarmUpFile.Read(path, pipeline.Instruments);
        foreach (var instrument in pipeline.Instruments.All)
        {
            var own = candles[instrument.Id];
            if (own.Count == 0) continue;
            CheckLength(path, own, options.TimeframesNs[0]);
            var firstNs = firstTradeNs(instrument);
            for (var timeframe = 0; timeframe < options.TimeframesNs.Count; timeframe++)
            {
                var lengthNs = options.TimeframesNs[timeframe];
                Give(pipeline, instrument.Id, timeframe, lengthNs, own, EngineTime.FloorMultiple(firstNs, lengthNs));
            }
        }
    }

    private static void CheckLength(string path, List<WarmUpCandle> candles, long fastestNs)
    {
        var shortest = long.MaxValue;
        for (var i = 1; i < candles.Count; i++) shortest = Math.Min(shortest, candles[i].OpenTimeNs - candles[i - 1].OpenTimeNs);
        if (shortest != long.MaxValue && (shortest == 0 || fastestNs % shortest != 0))
            throw new RunException(ExitCode.Usage, $"{path}: candles of {Configuration.Duration.Format(shortest)} cannot be joined to the fastest timeframe of {Configuration.Duration.Format(fastestNs)}");
    }

    /// <summary>Joins candles to those of a timeframe and gives them; what ends after <paramref name="untilNs"/> is left out.</summary>
    public static void Give(Pipeline pipeline, int id, int timeframe, long lengthNs, IReadOnlyList<WarmUpCandle> candles, long untilNs)
    {
        foreach (var (openNs, candle) in Joined(lengthNs, candles, untilNs)) pipeline.LoadCandle(id, timeframe, in candle, openNs);
    }

    /// <summary>Candles joined to those of a timeframe; what ends after <paramref name="untilNs"/> is left out.</summary>
    public static IEnumerable<WarmUpCandle> Joined(long lengthNs, IReadOnlyList<WarmUpCandle> candles, long untilNs)
    {
        var joined = default(Candle);
        var openNs = -1L;
        foreach (var candle in candles)
        {
            var start = EngineTime.FloorMultiple(candle.OpenTimeNs, lengthNs);
            if (start != openNs)
            {
                if (openNs >= 0 && openNs + lengthNs <= untilNs) yield return new WarmUpCandle(openNs, joined);
                joined = candle.Candle;
                openNs = start;
                continue;
            }

            joined.High = Math.Max(joined.High, candle.Candle.High);
            joined.Low = Math.Min(joined.Low, candle.Candle.Low);
            joined.Close = candle.Candle.Close;
            joined.BuyVolume.Add(candle.Candle.BuyVolume);
            joined.SellVolume.Add(candle.Candle.SellVolume);
            joined.BuyTrades += candle.Candle.BuyTrades;
            joined.SellTrades += candle.Candle.SellTrades;
        }

        if (openNs >= 0 && openNs + lengthNs <= untilNs) yield return new WarmUpCandle(openNs, joined);
    }
}
