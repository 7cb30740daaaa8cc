using System.Collections.Immutable;
using FastEngine.Core;

namespace FastEngine.Trading.Portfolio;

/// <summary>What correlations, leaders, health, regimes, hold times and sessions go by.</summary>
public sealed record PortfolioOptions
{
    private const int Whole = 1_000_000;
    private const long WeekNs = 7 * 24 * EngineTime.NsPerHour;

    /// <summary>Period of the portfolio's checks.</summary>
    public long PeriodNs { get; init; } = 10 * EngineTime.NsPerSecond;

    /// <summary>The fastest timeframe: correlations are taken of its closes.</summary>
    public long BarNs { get; init; } = EngineTime.NsPerMinute;

    /// <summary>Closes that are kept of a symbol.</summary>
    public int Closes { get; init; } = 1_440;

    /// <summary>Fewer common returns: the correlation is unknown.</summary>
    public int LeastReturns { get; init; } = 60;

    /// <summary>What an unknown correlation is taken for when something is to be entered.</summary>
    public double UnknownCorrelation { get; init; } = 0.8;

    /// <summary>Period in which the correlations of what is open are taken anew.</summary>
    public long RefreshNs { get; init; } = 5 * EngineTime.NsPerMinute;

    /// <summary>Pairs that are taken anew within one event: some 3 us each, in which nothing else is done.</summary>
    public int RefreshPairs { get; init; } = 16;

    /// <summary>Base assets or symbols; one that no instrument has is left out.</summary>
    public ImmutableArray<string> Leaders { get; init; } = ["BTC", "ETH", "DXY"];

    /// <summary>How far a leader moves within how long.</summary>
    public int LeaderMovePpm { get; init; } = 15_000;
    public long LeaderMoveNs { get; init; } = 5 * EngineTime.NsPerMinute;

    /// <summary>Correlation with the leader above which a position is closed, and from which on its stop is tightened.</summary>
    public double LeaderExitCorrelation { get; init; } = 0.7;
    public double LeaderTightenCorrelation { get; init; } = 0.4;

    /// <summary>Distance from the last price to which stops are tightened.</summary>
    public int TightStopPpm { get; init; } = 3_000;

    /// <summary>Correlation with an open position above which the size of an entry is cut, and to what part.</summary>
    public double CutCorrelation { get; init; } = 0.8;
    public int CutFactorPpm { get; init; } = 500_000;

    /// <summary>Correlation above which positions of a direction are one group: in exposure, in concentration, and when a stop is hit.</summary>
    public double GroupCorrelation { get; init; } = 0.7;

    /// <summary>Notional over equity of a group, of a meme coin, and of all meme coins.</summary>
    public int GroupExposurePpm { get; init; } = 2_000_000;
    public int MemeExposurePpm { get; init; } = 10_000;
    public int MemeTotalPpm { get; init; } = 50_000;

    /// <summary>Base assets or symbols.</summary>
    public ImmutableArray<string> MemeCoins { get; init; } = [];

    public HealthOptions Health { get; init; } = new();

    /// <summary>Average true range of the longest timeframe over price below which a symbol is in low volatility, and above which in high; ppm, scaled to that timeframe.</summary>
    public double LowAtrPpm { get; init; } = 5_000;
    public double HighAtrPpm { get; init; } = 15_000;

    /// <summary>Factor of the size by the regime.</summary>
    public int LowFactorPpm { get; init; } = 800_000;
    public int MediumFactorPpm { get; init; } = Whole;
    public int HighFactorPpm { get; init; } = 500_000;

    /// <summary>Time held after which an alert is due: of scalping, of arbitrage, of meme coins whatever the strategy.</summary>
    public long ScalpingHoldNs { get; init; } = 30 * EngineTime.NsPerMinute;
    public long ArbitrageHoldNs { get; init; } = 4 * EngineTime.NsPerHour;
    public long MemeHoldNs { get; init; } = 24 * EngineTime.NsPerHour;

    /// <summary>Numbers of the strategies that arbitrage; the others scalp.</summary>
    public ImmutableArray<int> ArbitrageStrategies { get; init; } = [];

    /// <summary>Symbols whose week ends.</summary>
    public ImmutableArray<SessionEnd> Sessions { get; init; } = [];

    /// <summary>How long before the end of its session a symbol's positions are closed.</summary>
    public long SessionLeadNs { get; init; } = 30 * EngineTime.NsPerMinute;

    /// <summary>Throws on a value that no configuration may have.</summary>
    internal void Check()
    {
        Within(PeriodNs, 1, EngineTime.NsPerHour, nameof(PeriodNs));
        Within(BarNs, 1, 24 * EngineTime.NsPerHour, nameof(BarNs));
        Within(Closes, 3, 100_000, nameof(Closes));
        Within(LeastReturns, 2, Closes - 1, nameof(LeastReturns));
        Within(RefreshNs, 1, 24 * EngineTime.NsPerHour, nameof(RefreshNs));
        Within(RefreshPairs, 1, 1_000_000, nameof(RefreshPairs));
        Within(LeaderMovePpm, 1, Whole, nameof(LeaderMovePpm));
        Within(LeaderMoveNs, 1, 24 * EngineTime.NsPerHour, nameof(LeaderMoveNs));
        Within(TightStopPpm, 1, Whole, nameof(TightStopPpm));
        Within(CutFactorPpm, 0, Whole, nameof(CutFactorPpm));
        Within(GroupExposurePpm, 1, TradingOptions.MostExposurePpm, nameof(GroupExposurePpm));
        Within(MemeExposurePpm, 1, TradingOptions.MostExposurePpm, nameof(MemeExposurePpm));
        Within(MemeTotalPpm, 1, TradingOptions.MostExposurePpm, nameof(MemeTotalPpm));
        Within(LowFactorPpm, 0, 10 * Whole, nameof(LowFactorPpm));
        Within(MediumFactorPpm, 0, 10 * Whole, nameof(MediumFactorPpm));
        Within(HighFactorPpm, 0, 10 * Whole, nameof(HighFactorPpm));
        Within(ScalpingHoldNs, 1, WeekNs, nameof(ScalpingHoldNs));
        Within(ArbitrageHoldNs, 1, WeekNs, nameof(ArbitrageHoldNs));
        Within(MemeHoldNs, 1, WeekNs, nameof(MemeHoldNs));
        Within(SessionLeadNs, 1, WeekNs - 1, nameof(SessionLeadNs));
        foreach (var session in Sessions) Within(session.WeekNs, 1, WeekNs, session.Symbol);
        if (HighAtrPpm < LowAtrPpm) throw new ArgumentOutOfRangeException(nameof(HighAtrPpm), HighAtrPpm, $"must be at least {LowAtrPpm}");
        IsCorrelation(UnknownCorrelation, nameof(UnknownCorrelation));
        IsCorrelation(LeaderTightenCorrelation, nameof(LeaderTightenCorrelation));
        IsCorrelation(LeaderExitCorrelation, nameof(LeaderExitCorrelation));
        IsCorrelation(CutCorrelation, nameof(CutCorrelation));
        IsCorrelation(GroupCorrelation, nameof(GroupCorrelation));
        if (LeaderExitCorrelation < LeaderTightenCorrelation)
            throw new ArgumentOutOfRangeException(nameof(LeaderExitCorrelation), LeaderExitCorrelation, $"must be at least {LeaderTightenCorrelation}");
        Health.Check();
    }

    private static void IsCorrelation(double value, string name)
    {
        if (value is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(name, value, "must be 0 to 1");
    }

    private static void Within(long value, long least, long most, string name)
    {
        if (value < least || value > most) throw new ArgumentOutOfRangeException(name, value, $"must be {least} to {most}");
    }
}
