using FastEngine.Core;
using FastEngine.Signals;
using FastEngine.Signals.Candles;
using FastEngine.Signals.Regimes;

namespace FastEngine.Host.Outputs.Live;

/// <summary>All that the view shows of one symbol, read at one moment.</summary>
internal sealed record LiveRow
{
    public required Instrument Instrument { get; init; }

    /// <summary>Its time is 0 before the first publication.</summary>
    public required OrderFlow Flow { get; init; }

    public required Candle Candle { get; init; }

    public required long Signals { get; init; }

    public required WarmUp WarmUp { get; init; }

    /// <summary>Engine time until it is warm, ns.</summary>
    public required long WarmInNs { get; init; }

    public required Regime Regime { get; init; }

    public required bool IsRegimeForced { get; init; }

    public required LivePosition? Position { get; init; }

    public required LastTrade Last { get; init; }

    /// <summary>Stop price of the position at the price scale, 0 when unknown.</summary>
    public required long StopPrice { get; init; }

    /// <summary>Net result of the closed trades; money.</summary>
    public required Int128 Realised { get; init; }
}
