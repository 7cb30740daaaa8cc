using FastEngine.Feeds;
using FastEngine.Host.Running;

namespace FastEngine.Host.Backtesting;

/// <summary>One run of the engine over a part of a tape.</summary>
internal sealed record BacktestRequest
{
    /// <summary>Of the result.</summary>
    public string Name { get; init; } = "all";

    /// <summary>Configuration and known instruments; its files are those that <see cref="Inputs"/> were scanned from.</summary>
    public required RunRequest Run { get; init; }

    /// <summary>The part: <see cref="InputSet.Part"/> of what was scanned once; its span says what is warm-up. Many runs may share one.</summary>
    public required InputSet Inputs { get; init; }

    /// <summary>Closed candles from before the span; null for none.</summary>
    public string? WarmUpFile { get; init; }

    /// <summary>Length of a bar of the equity curve, ns; a divisor of an hour. Does not change what is traded.</summary>
    public long BarNs { get; init; } = EquityBars.ShortestNs;

    /// <summary>The same over another part of the same inputs, of all their symbols.</summary>
    public static BacktestRequest Over(RunRequest run, InputSet inputs, TapeSpan span, string name = "all") => new()
    {
        Name = name, Run = run, Inputs = span.IsEverything ? inputs : inputs.Part([.. inputs.Instruments.All], span), BarNs = EquityBars.LengthOf(inputs, span),
    };
}
