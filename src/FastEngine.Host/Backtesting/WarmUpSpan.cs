using FastEngine.Host.Configuration;

namespace FastEngine.Host.Backtesting;

/// <summary>How much tape before its beginning a slice needs to see, so that nothing is warming when entries begin.</summary>
internal static class WarmUpSpan
{
    /// <summary>The candles of the fastest and of the longest timeframe that the levels need, and one more: a tape may begin within a candle. ns.</summary>
    public static long Of(ResolvedConfig config)
    {
        var timeframes = config.Get(Knobs.Candles.Timeframes);
        return Math.Max((CandleNeeds.Fastest(config) + 1) * timeframes[0], (CandleNeeds.Longest(config) + 1) * timeframes[^1]);
    }
}
