namespace FastEngine.Signals.Exits;

/// <param name="BelowProfitPpm">Holds for a profit below this, in parts per million of the entry.</param>
/// <param name="Moves">Adverse moves in a row that end the position.</param>
public readonly record struct AdverseStep(long BelowProfitPpm, int Moves);
