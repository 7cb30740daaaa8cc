using FastEngine.Simulation.Reports;

namespace FastEngine.Simulation.Backtest;

/// <summary>One run of the engine over a span of a tape, in figures; equal for equal inputs and configuration, on any number of threads.</summary>
public sealed record BacktestResult
{
    /// <summary>Of the slice: <c>all</c>, a symbol, a day, or both.</summary>
    public required string Name { get; init; }

    /// <summary>Where entries begin, ns since the epoch: the first trade of the tape when nothing was said.</summary>
    public required long FromNs { get; init; }

    /// <summary>The last trade of the tape before the end of the span.</summary>
    public required long ToNs { get; init; }

    public required string ConfigHash { get; init; }
    public required string SignalsHash { get; init; }
    public required string OutputHash { get; init; }

    public required Int128 StartEquity { get; init; }

    /// <summary>Cash plus marked positions at the end.</summary>
    public required Int128 EndEquity { get; init; }

    /// <summary>In the order in which they closed.</summary>
    public required IReadOnlyList<ClosedTrade> Trades { get; init; }

    public IReadOnlyList<OpenPosition> Open { get; init; } = [];

    /// <summary>In time order, from the beginning of the span on.</summary>
    public required IReadOnlyList<EquityBar> Equity { get; init; }

    /// <summary>Of every sample, not of the bars.</summary>
    public required Drawdown Drawdown { get; init; }

    public required BacktestCounts Counts { get; init; }

    public IReadOnlyList<SymbolFunnel> Funnels { get; init; } = [];

    /// <summary>What the venue was taken to be, a line a model.</summary>
    public IReadOnlyList<NamedFact> Assumptions { get; init; } = [];

    public required BacktestStatistics Statistics { get; init; }
}
