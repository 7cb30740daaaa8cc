using FastEngine.Core;
using FastEngine.Signals.Exits;
using FastEngine.Signals.Indicators;
using FastEngine.Signals.Regimes;
using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals;

/// <summary>What the engine reads of the window, candle and timer knobs: resolved to nanoseconds and checked. Every symbol has the same.</summary>
public sealed record SignalOptions
{
    /// <summary>Imbalance windows, shortest first; up to <see cref="MaxExactWindowNs"/> they are exact, above they count whole seconds.</summary>
    public IReadOnlyList<long> ImbalanceWindowsNs { get; init; } =
    [
        15 * EngineTime.NsPerSecond, 30 * EngineTime.NsPerSecond, EngineTime.NsPerMinute, 5 * EngineTime.NsPerMinute, 15 * EngineTime.NsPerMinute,
    ];

    /// <summary>Windows that strategies read and that are not published.</summary>
    public IReadOnlyList<long> MoreWindowsNs { get; init; } = [];

    /// <summary>Every imbalance window that somebody reads: published, of views, of exits, of strategies.</summary>
    public IReadOnlyList<long> AllWindowsNs =>
        [.. ImbalanceWindowsNs, .. CascadeWindowsNs, .. Exits.CascadeWindowsNs, Exits.Dump.FlowWindowNs, .. MoreWindowsNs];

    /// <summary>Imbalances are clamped to [1/cap, cap].</summary>
    public double ImbalanceCap { get; init; } = 1000;

    public long CvdWindowNs { get; init; } = 15 * EngineTime.NsPerMinute;

    public long StatisticsWindowNs { get; init; } = 15 * EngineTime.NsPerMinute;

    public long LargeTradeWindowNs { get; init; } = 5 * EngineTime.NsPerMinute;

    /// <summary>A trade is large above this many thousandths of the mean quantity.</summary>
    public long LargeTradeMultipleMilli { get; init; } = 10_000;

    public long ExhaustionShortNs { get; init; } = 30 * EngineTime.NsPerSecond;

    public long ExhaustionLongNs { get; init; } = 5 * EngineTime.NsPerMinute;

    /// <summary>Exhausted below this many thousandths of the long window's rate.</summary>
    public long ExhaustionFactorMilli { get; init; } = 500;

    /// <summary>Trades that the exact windows of all symbols of one shard can hold together.</summary>
    public int PoolTrades { get; init; } = 16 * 1024 * 1024;

    /// <summary>Order flow is published at multiples of this since the epoch.</summary>
    public long PublicationPeriodNs { get; init; } = 5 * EngineTime.NsPerSecond;

    /// <summary>Candle timeframes, shortest first, each a multiple of the one before.</summary>
    public IReadOnlyList<long> TimeframesNs { get; init; } =
        [EngineTime.NsPerMinute, 5 * EngineTime.NsPerMinute, 15 * EngineTime.NsPerMinute];

    /// <summary>Closed candles kept of each timeframe; a power of two.</summary>
    public int CandleHistory { get; init; } = 128;

    /// <summary>A larger jump of a symbol's time starts it anew.</summary>
    public long GapMaxNs { get; init; } = EngineTime.NsPerHour;

    public IndicatorOptions Indicators { get; init; } = new();

    public RegimeOptions Regime { get; init; } = new();

    public ProfileOptions Profile { get; init; } = new();

    public ZoneOptions Zones { get; init; } = new();

    public GapOptions Gaps { get; init; } = new();

    public ExitOptions Exits { get; init; } = new();

    /// <summary>Every direction counts as trending, and only the fastest timeframe's candles are waited for.</summary>
    public bool ForceRegime { get; init; }

    /// <summary>Closed candles of the fastest timeframe without which a symbol is warming.</summary>
    public int FastestCandlesNeeded { get; init; } = 21;

    /// <summary>Of the cascade and the exits, when views are published: shortest first.</summary>
    public IReadOnlyList<long> CascadeWindowsNs { get; init; } =
        [EngineTime.NsPerMinute, 5 * EngineTime.NsPerMinute, 15 * EngineTime.NsPerMinute];

    /// <summary>Bars that the measures of a view are over.</summary>
    public ViewOptions Views { get; init; } = new();

    /// <summary>Windows up to this length count every trade exactly.</summary>
    public const long MaxExactWindowNs = 60 * EngineTime.NsPerSecond;
}
