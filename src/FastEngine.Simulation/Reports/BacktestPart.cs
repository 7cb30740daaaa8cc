using FastEngine.Simulation.Backtest;

namespace FastEngine.Simulation.Reports;

/// <summary>What the report of a backtest shows beside that of a run.</summary>
public sealed record BacktestPart
{
    public required BacktestResult Result { get; init; }

    /// <summary>In name and time order; one when it was not cut.</summary>
    public required IReadOnlyList<BacktestResult> Slices { get; init; }

    /// <summary>What it was cut by.</summary>
    public required string By { get; init; }

    public MonteCarlo? Paths { get; init; }

    /// <summary>Closed trades; the table may hold fewer.</summary>
    public required int AllTrades { get; init; }
}
