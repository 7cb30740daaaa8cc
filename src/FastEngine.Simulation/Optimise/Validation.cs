namespace FastEngine.Simulation.Optimise;

/// <summary>How what is chosen is tried.</summary>
public enum Validation
{
    /// <summary>Chosen in one window, tried in the next, again and again: the only one whose result is called a result.</summary>
    WalkForward,

    /// <summary>Chosen on the whole tape and not tried at all: an exploration.</summary>
    InSample,

    /// <summary>Chosen on all but some blocks of the tape, tried on those, also where they come before: an exploration.</summary>
    PurgedKfold,
}
