namespace FastEngine.Core.Execution;

/// <summary>Why the trade thread tightened a stop.</summary>
public enum StopCause : byte
{
    None,
    Health,
    LeaderMove,
    CorrelatedStop,
    Dtms,
}
