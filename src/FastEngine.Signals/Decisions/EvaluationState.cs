using FastEngine.Signals.Surveillance;

namespace FastEngine.Signals.Decisions;

/// <summary>What a direction's evaluations of one symbol remember: the last one, and when it last signalled.</summary>
internal struct EvaluationState
{
    /// <summary>End of the fastest candle that had a signal.</summary>
    public long SignalledCandleNs;

    public int ZoneId;
    public MatchKind ZoneKind;
    public StopReason Stop;
    public DecisionOutcome Outcome;
    public byte Level;

    /// <summary>Whether there was an evaluation.</summary>
    public bool HasEvaluated;

    /// <summary>The last evaluation passed.</summary>
    public bool IsPassing;
}
