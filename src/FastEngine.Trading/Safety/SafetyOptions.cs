using FastEngine.Core;

namespace FastEngine.Trading.Safety;

/// <summary>What the triggers of the kill switch, the drawdown ladder, the margin buffer, silent symbols and the time to flat go by.</summary>
/// <remarks>A limit of 0 turns its check off.</remarks>
public sealed record SafetyOptions
{
    /// <summary>Nothing trips, closes or holds entries back: for what has no person at the switch and is about something else.</summary>
    public static SafetyOptions Off { get; } = new()
    {
        ConsecutiveLosses = 0, MaxRoundTripNs = 0, DailyLossPpm = 0, HourlyLossPpm = 0, FeedSilentNs = 0, SymbolSilentGaps = 0, MaxClockOffsetNs = 0,
        LadderAlertPpm = 0, LadderHalfPpm = 0, LadderAllPpm = 0, LadderHaltPpm = 0, MarginClosePpm = 0, MaxTimeToFlatNs = 0, MaxCostToFlatPpm = 0,
    };

    private const int Whole = 1_000_000;

    /// <summary>Losing trades in a row that stop entries.</summary>
    public int ConsecutiveLosses { get; init; } = 3;

    /// <summary>Most that the mean round trip of the last orders may be, and of how many.</summary>
    public long MaxRoundTripNs { get; init; } = 5 * EngineTime.NsPerSecond;
    public int RoundTripOrders { get; init; } = 20;

    /// <summary>How long the mean is at or below the limit before entries go on, and how often the venue is asked meanwhile.</summary>
    public long RoundTripCalmNs { get; init; } = EngineTime.NsPerMinute;
    public long PingPeriodNs { get; init; } = 5 * EngineTime.NsPerSecond;

    /// <summary>Losses of the UTC day and hour that stop entries, of the equity at its start.</summary>
    public int DailyLossPpm { get; init; } = 20_000;
    public int HourlyLossPpm { get; init; } = 10_000;

    /// <summary>For how long a connection may give no frame.</summary>
    public long FeedSilentNs { get; init; } = 10 * EngineTime.NsPerSecond;

    /// <summary>A symbol is silent after this many of its median gaps, and not sooner than the least.</summary>
    public int SymbolSilentGaps { get; init; } = 10;
    public long SymbolSilentLeastNs { get; init; } = EngineTime.NsPerMinute;

    /// <summary>How long after the end of a bar its view may come, before it is taken for a bar without trades.</summary>
    public long ViewGraceNs { get; init; } = 5 * EngineTime.NsPerSecond;

    /// <summary>Length of the fastest bars.</summary>
    public long BarNs { get; init; } = EngineTime.NsPerMinute;

    /// <summary>Furthest that our clock may be off, and the time that venues allow a request to be old: uncertainty may be a quarter of it.</summary>
    public long MaxClockOffsetNs { get; init; } = 500 * EngineTime.NsPerMs;
    public long ReceiveWindowNs { get; init; } = 5 * EngineTime.NsPerSecond;

    /// <summary>Rungs of the drawdown ladder, of the equity at the start of the UTC day; none below the one before.</summary>
    public int LadderAlertPpm { get; init; } = 20_000;
    public int LadderHalfPpm { get; init; } = 30_000;
    public int LadderAllPpm { get; init; } = 40_000;
    public int LadderHaltPpm { get; init; } = 50_000;

    /// <summary>Available margin over equity below which the worst positions are closed, until it is at <see cref="TradingOptions.MarginBufferPpm"/>.</summary>
    public int MarginClosePpm { get; init; } = 300_000;

    /// <summary>Period of what is looked at without an event: silent symbols, orders without an answer, time to flat, positions that a flattening left.</summary>
    public long CheckPeriodNs { get; init; } = 10 * EngineTime.NsPerSecond;

    /// <summary>Orders that the venue allows in a window.</summary>
    public int OrderRate { get; init; } = 50;
    public long OrderRateWindowNs { get; init; } = 10 * EngineTime.NsPerSecond;

    /// <summary>Part of a symbol's traded volume that our exits may be.</summary>
    public int ParticipationPpm { get; init; } = 100_000;

    /// <summary>Half the spread, where no quotes tell; at least half a tick is taken.</summary>
    public int HalfSpreadPpm { get; init; } = 100;

    /// <summary>Impact in true ranges of a bar of an exit as large as its volume; it goes with the square root.</summary>
    public int ImpactPpm { get; init; } = 1_000_000;

    /// <summary>Longest time and highest cost of flattening everything at which entries go on; the cost of the equity.</summary>
    public long MaxTimeToFlatNs { get; init; } = EngineTime.NsPerMinute;
    public int MaxCostToFlatPpm { get; init; } = 10_000;

    /// <summary>Throws on a value that no configuration may have.</summary>
    internal void Check()
    {
        Within(ConsecutiveLosses, 0, 1_000, nameof(ConsecutiveLosses));
        Within(MaxRoundTripNs, 0, EngineTime.NsPerHour, nameof(MaxRoundTripNs));
        Within(RoundTripOrders, 1, 1_000, nameof(RoundTripOrders));
        Within(RoundTripCalmNs, 0, EngineTime.NsPerHour, nameof(RoundTripCalmNs));
        Within(PingPeriodNs, EngineTime.NsPerMs, EngineTime.NsPerHour, nameof(PingPeriodNs));
        Within(DailyLossPpm, 0, Whole, nameof(DailyLossPpm));
        Within(HourlyLossPpm, 0, Whole, nameof(HourlyLossPpm));
        Within(FeedSilentNs, 0, EngineTime.NsPerHour, nameof(FeedSilentNs));
        Within(SymbolSilentGaps, 0, Whole, nameof(SymbolSilentGaps));
        Within(SymbolSilentLeastNs, 1, 24 * EngineTime.NsPerHour, nameof(SymbolSilentLeastNs));
        Within(ViewGraceNs, 0, EngineTime.NsPerHour, nameof(ViewGraceNs));
        Within(BarNs, 1, 24 * EngineTime.NsPerHour, nameof(BarNs));
        Within(MaxClockOffsetNs, 0, EngineTime.NsPerHour, nameof(MaxClockOffsetNs));
        Within(ReceiveWindowNs, EngineTime.NsPerMs, EngineTime.NsPerHour, nameof(ReceiveWindowNs));
        Within(LadderAlertPpm, 0, Whole, nameof(LadderAlertPpm));
        Within(LadderHalfPpm, LadderAlertPpm, Whole, nameof(LadderHalfPpm));
        Within(LadderAllPpm, LadderHalfPpm, Whole, nameof(LadderAllPpm));
        Within(LadderHaltPpm, LadderAllPpm, Whole, nameof(LadderHaltPpm));
        Within(MarginClosePpm, 0, Whole, nameof(MarginClosePpm));
        Within(CheckPeriodNs, EngineTime.NsPerMs, EngineTime.NsPerHour, nameof(CheckPeriodNs));
        Within(OrderRate, 1, Whole, nameof(OrderRate));
        Within(OrderRateWindowNs, EngineTime.NsPerMs, EngineTime.NsPerHour, nameof(OrderRateWindowNs));
        Within(ParticipationPpm, 1, Whole, nameof(ParticipationPpm));
        Within(HalfSpreadPpm, 0, Whole, nameof(HalfSpreadPpm));
        Within(ImpactPpm, 0, 1_000 * Whole, nameof(ImpactPpm));
        Within(MaxTimeToFlatNs, 0, 24 * EngineTime.NsPerHour, nameof(MaxTimeToFlatNs));
        Within(MaxCostToFlatPpm, 0, Whole, nameof(MaxCostToFlatPpm));
    }

    private static void Within(long value, long least, long most, string name)
    {
        if (value < least || value > most) throw new ArgumentOutOfRangeException(name, value, $"must be {least} to {most}");
    }
}
