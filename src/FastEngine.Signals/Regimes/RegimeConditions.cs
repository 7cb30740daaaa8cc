namespace FastEngine.Signals.Regimes;

/// <summary>The conditions of level 1, each measured whether or not it is required.</summary>
[Flags]
public enum RegimeConditions : ushort
{
    None = 0,
    StructureUp = 1 << 0,
    StructureDown = 1 << 1,
    Adx = 1 << 2,
    Persistence = 1 << 3,
    MeanReversion = 1 << 4,
    Volatility = 1 << 5,
    Volume = 1 << 6,
    AlignmentUp = 1 << 7,
    AlignmentDown = 1 << 8,
}
