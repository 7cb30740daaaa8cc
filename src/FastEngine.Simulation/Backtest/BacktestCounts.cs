using FastEngine.Simulation.Reports;

namespace FastEngine.Simulation.Backtest;

/// <summary>How much of everything a backtest saw and did.</summary>
public sealed record BacktestCounts
{
    /// <summary>Trades of the tape that the engine took, those of the warm-up included.</summary>
    public required long Ticks { get; init; }

    public required long Decisions { get; init; }

    /// <summary>Signals from the beginning of the span on.</summary>
    public required long Signals { get; init; }

    public required long Orders { get; init; }
    public required long Fills { get; init; }
    public required long Positions { get; init; }

    /// <summary>By handler and cause, in the order of their names.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Refusals { get; init; } = [];

    /// <summary>Orders that the venue rejected, by reason.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Rejects { get; init; } = [];

    /// <summary>What entries cost against the prices that they were decided at, by style.</summary>
    public IReadOnlyList<Shortfall> Shortfalls { get; init; } = [];

    /// <summary>What was odd about the tape, and left out or marked: gaps, duplicates, trades of another stream; only what there was, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Oddities { get; init; } = [];

    /// <summary>Symbols that were still warming up at the end.</summary>
    public int Warming { get; init; }
}
