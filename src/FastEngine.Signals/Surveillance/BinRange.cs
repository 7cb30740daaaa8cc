namespace FastEngine.Signals.Surveillance;

/// <summary>A value area in bins: the fullest one, the lowest and the highest.</summary>
internal readonly record struct BinRange(int Fullest, int Lowest, int Highest);
