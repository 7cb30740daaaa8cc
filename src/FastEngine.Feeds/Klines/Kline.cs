namespace FastEngine.Feeds;

/// <summary>One candle of a kline file, at its instrument's scales.</summary>
/// <param name="OpenTimeNs">Start of its minute, ns since the epoch.</param>
public readonly record struct Kline(long OpenTimeNs, long Open, long High, long Low, long Close, long Volume)
{
    /// <summary>How long a candle of a kline file is.</summary>
    public const long LengthNs = Core.EngineTime.NsPerMinute;

    /// <summary>Trades that a candle is expanded to: one every 2.5 s, so that windows of 30 s hold enough of them to be looked at.</summary>
    public const int DefaultTrades = 24;
}
