namespace FastEngine.Simulation.Reports;

/// <summary>Everything a report shows. Plain data: equal data gives equal bytes.</summary>
public sealed record ReportData
{
    public required string Title { get; init; }

    /// <summary>True for a generated market: a banner says so.</summary>
    public required bool IsSynthetic { get; init; }

    /// <summary>The currency of all money, e.g. <c>USDT</c>.</summary>
    public required string Currency { get; init; }

    public required RunFacts Facts { get; init; }

    /// <summary>How the venue was modelled.</summary>
    public IReadOnlyList<NamedFact> Assumptions { get; init; } = [];

    public required PerformanceStatistics Performance { get; init; }

    /// <summary>As many points as should be drawn: see <see cref="EquityCurve.Downsample"/>.</summary>
    public IReadOnlyList<EquityPoint> Equity { get; init; } = [];

    public IReadOnlyList<PriceSeries> Prices { get; init; } = [];
    public IReadOnlyList<ClosedTrade> Trades { get; init; } = [];
    public IReadOnlyList<OpenPosition> OpenPositions { get; init; } = [];
    public IReadOnlyList<SymbolFunnel> Funnels { get; init; } = [];
    public IReadOnlyList<ConditionRate> Conditions { get; init; } = [];
    public IReadOnlyList<RefusalCount> Refusals { get; init; } = [];

    /// <summary>Of the entries, by style.</summary>
    public IReadOnlyList<Shortfall> Shortfalls { get; init; } = [];
    public IReadOnlyList<NearMiss> NearMisses { get; init; } = [];
    public LatencyReport? Latency { get; init; }

    /// <summary>What a backtest adds; null for a run.</summary>
    public BacktestPart? Backtest { get; init; }
}
