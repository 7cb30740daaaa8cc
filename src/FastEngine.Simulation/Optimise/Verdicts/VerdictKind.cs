namespace FastEngine.Simulation.Optimise.Verdicts;

/// <summary>What the statistics say together.</summary>
public enum VerdictKind
{
    /// <summary>Every criterion is met. That is no promise.</summary>
    NoSignOfOverfitting,

    /// <summary>One criterion is missed, not by much.</summary>
    NotProven,

    /// <summary>A criterion is missed by far, or two are missed.</summary>
    LikelyOverfitted,

    /// <summary>Too little was traded for any of it.</summary>
    TooLittleTraded,
}
