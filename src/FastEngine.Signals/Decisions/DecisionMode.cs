namespace FastEngine.Signals.Decisions;

/// <summary>What an entry must pass.</summary>
public enum DecisionMode : byte
{
    /// <summary>All four levels; the score is recorded.</summary>
    Levels,

    /// <summary>All four levels, then the required score.</summary>
    LevelsAndConfluence,

    /// <summary>The primary analysers, then the required score; levels 1 to 4 are skipped, warm-up is not.</summary>
    Confluence,
}
