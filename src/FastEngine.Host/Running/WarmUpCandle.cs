using FastEngine.Signals.Candles;

namespace FastEngine.Host.Running;

/// <summary>A candle of a warm-up file.</summary>
/// <param name="OpenTimeNs">Start of its interval, ns since the epoch.</param>
internal readonly record struct WarmUpCandle(long OpenTimeNs, Candle Candle);
