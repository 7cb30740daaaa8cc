using FastEngine.Feeds;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;

namespace FastEngine.Host.Backtesting;

/// <summary>What a user asked <c>backtest</c> to do, with its slices.</summary>
internal sealed record BacktestPlan
{
    public required RunRequest Run { get; init; }

    public required InputSet Inputs { get; init; }

    public required SliceKind By { get; init; }

    public required TapeSpan Span { get; init; }

    public required int Jobs { get; init; }

    /// <summary>Whether slices that are in the folder already stay.</summary>
    public bool Resumes { get; init; }

    public string? WarmUpFile { get; init; }

    /// <summary>Where results go; null for nowhere.</summary>
    public OutputFolder? Folder { get; init; }

    /// <summary>Of the Monte-Carlo paths.</summary>
    public ulong Seed { get; init; } = Simulation.Backtest.MonteCarlo.DefaultSeed;

    public IReadOnlyList<Slice> Slices { get; init; } = [];

    /// <summary>Length of the bars of equity, of every slice: they are merged.</summary>
    public long BarNs { get; init; } = EquityBars.ShortestNs;

    public static string NameOf(SliceKind by) => by switch
    {
        SliceKind.None => "none",
        SliceKind.Symbol => "symbol",
        SliceKind.Day => "day",
        _ => "symbol-day",
    };
}
