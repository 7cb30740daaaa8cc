using FastEngine.Simulation.Backtest;

namespace FastEngine.Simulation.Reports;

/// <summary>Two backtests side by side.</summary>
public sealed record ComparisonData
{
    /// <summary>How each is called, as its folder.</summary>
    public required string NameA { get; init; }

    public required string NameB { get; init; }
    public required BacktestResult A { get; init; }
    public required BacktestResult B { get; init; }

    /// <summary>Why the two are not like with like; empty when they are.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Settings that differ: key, A's value, B's.</summary>
    public required IReadOnlyList<(string Key, string? A, string? B)> Settings { get; init; }

    /// <summary>Figures of each, null where undefined.</summary>
    public required IReadOnlyList<(string Name, double? A, double? B)> Figures { get; init; }

    public required IReadOnlyList<TradePair> Trades { get; init; }

    public IEnumerable<TradePair> OnlyA => Trades.Where(pair => pair.B is null);

    public IEnumerable<TradePair> OnlyB => Trades.Where(pair => pair.A is null);

    public IEnumerable<TradePair> Differing => Trades.Where(pair => pair.Differs);
}
