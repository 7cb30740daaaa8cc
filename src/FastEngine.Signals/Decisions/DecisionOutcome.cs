namespace FastEngine.Signals.Decisions;

/// <summary>What became of an evaluation.</summary>
public enum DecisionOutcome : byte
{
    Rejected,

    /// <summary>It passed, but so did the one before, or the candle already had its signal.</summary>
    Passed,

    Signalled,
}
