using FastEngine.Core;

namespace FastEngine.Trading.Dtms;

/// <summary>What defensive trade management goes by: when it looks, how it scores, when it moves and what it then does. Scores and factors are
/// plain numbers, parts of a quantity ppm.</summary>
public sealed record DtmsOptions
{
    /// <summary>Whether positions are managed at all.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Profit and loss in R, and time since the first fill, at which monitoring starts.</summary>
    public double StartProfitR { get; init; } = 0.2;
    public double StartLossR { get; init; } = 0.5;
    public long StartAfterNs { get; init; } = 15 * EngineTime.NsPerMinute;

    /// <summary>Period of the fast checks; in high volatility; and with a hedge or in a flat market (low volatility and no trend).</summary>
    public long FastCheckNs { get; init; } = 30 * EngineTime.NsPerSecond;
    public long HighVolatilityCheckNs { get; init; } = 15 * EngineTime.NsPerSecond;
    public long SlowCheckNs { get; init; } = 60 * EngineTime.NsPerSecond;

    /// <summary>Move in R since the last deep check that forces the next one.</summary>
    public double ForcedMoveR { get; init; } = 0.5;

    /// <summary>Deep checks are due at multiples of the first since the epoch, but not sooner than the second after another.</summary>
    public long DeepCheckNs { get; init; } = 15 * EngineTime.NsPerMinute;
    public long DeepSpacingNs { get; init; } = 10 * EngineTime.NsPerMinute;

    /// <summary>Distance in R behind the price that the first warning moves the stop to.</summary>
    public double StopBehindR { get; init; } = 0.3;

    /// <summary>What the second warning closes, once a position.</summary>
    public int ReducePpm { get; init; } = 500_000;

    /// <summary>What of the open quantity is hedged, and the distance of the hedge's stop from the price in ATR of the fastest timeframe.</summary>
    public int HedgePpm { get; init; } = 500_000;
    public double HedgeStopAtr { get; init; } = 0.5;

    /// <summary>What of the closed quantity is added again.</summary>
    public int ReAddPpm { get; init; } = 500_000;

    /// <summary>How long until a hedge whose closing failed is closed again.</summary>
    public long CloseRetryNs { get; init; } = 2 * EngineTime.NsPerSecond;

    public DtmsScoring Scoring { get; init; } = new();
    public DtmsFlip Flip { get; init; } = new();
    public DtmsSessions Sessions { get; init; } = new();
    public DtmsTransitions Transitions { get; init; } = new();
    public DtmsRailOptions Rails { get; init; } = new();

    /// <summary>Average true range of the longest timeframe over the price: below the first volatility is low, above the second high; scaled to that timeframe.</summary>
    public double LowAtrPpm { get; init; } = 5_000;
    public double HighAtrPpm { get; init; } = 15_000;

    /// <summary>Throws on a value that no configuration may have.</summary>
    internal void Check()
    {
        DtmsChecks.Positive(StartProfitR, nameof(StartProfitR));
        DtmsChecks.Positive(StartLossR, nameof(StartLossR));
        DtmsChecks.Positive(StartAfterNs, nameof(StartAfterNs));
        DtmsChecks.Positive(FastCheckNs, nameof(FastCheckNs));
        DtmsChecks.Positive(HighVolatilityCheckNs, nameof(HighVolatilityCheckNs));
        DtmsChecks.Positive(SlowCheckNs, nameof(SlowCheckNs));
        DtmsChecks.Positive(ForcedMoveR, nameof(ForcedMoveR));
        DtmsChecks.Positive(DeepCheckNs, nameof(DeepCheckNs));
        DtmsChecks.Positive(DeepSpacingNs, nameof(DeepSpacingNs));
        DtmsChecks.Positive(StopBehindR, nameof(StopBehindR));
        DtmsChecks.Part(ReducePpm, nameof(ReducePpm));
        DtmsChecks.Part(HedgePpm, nameof(HedgePpm));
        DtmsChecks.Positive(HedgeStopAtr, nameof(HedgeStopAtr));
        DtmsChecks.Part(ReAddPpm, nameof(ReAddPpm));
        DtmsChecks.Positive(CloseRetryNs, nameof(CloseRetryNs));
        DtmsChecks.AtLeast(LowAtrPpm, 0, nameof(LowAtrPpm));
        DtmsChecks.AtLeast(HighAtrPpm, LowAtrPpm, nameof(HighAtrPpm));
        Scoring.Check();
        Flip.Check();
        Sessions.Check();
        Transitions.Check();
        Rails.Check();
    }
}
