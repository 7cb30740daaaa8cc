namespace FastEngine.Signals.Decisions;

/// <summary>How many evaluations of a symbol got how far. From level 1 on each direction that passes counts once.</summary>
public struct Funnel
{
    /// <summary>On-time trades.</summary>
    public long Evaluations;

    public long Warm;
    public long Level1;
    public long Level2;
    public long Level3;
    public long Level4;
    public long Signals;
}
