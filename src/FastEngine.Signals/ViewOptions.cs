namespace FastEngine.Signals;

/// <summary>Closed candles of the fastest timeframe that the measures of a view are over.</summary>
public sealed record ViewOptions
{
    /// <summary>Of the swing extremes.</summary>
    public int SwingBars { get; init; } = 10;

    /// <summary>Before the last one, whose extremes a break of structure is beyond.</summary>
    public int StructureBars { get; init; } = 10;

    /// <summary>Likewise of a change of character.</summary>
    public int CharacterBars { get; init; } = 15;

    /// <summary>The last one included, from whose mean and deviation the volume delta is measured.</summary>
    public int DeltaBars { get; init; } = 30;

    /// <summary>Closed candles that the history must keep.</summary>
    public int CandlesNeeded => Math.Max(Math.Max(SwingBars, DeltaBars), Math.Max(StructureBars, CharacterBars) + 1);
}
