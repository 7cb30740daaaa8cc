namespace FastEngine.Signals.Surveillance;

/// <summary>What became of a symbol's zones and gaps since the start; resets keep it.</summary>
public struct ZoneCounters
{
    public long ZonesBorn;

    /// <summary>A close beyond the far edge.</summary>
    public long ZonesBroken;

    /// <summary>The oldest went because there were too many.</summary>
    public long ZonesDropped;

    public long GapsBorn;

    public long GapsFilled;

    public long GapsExpired;

    public long GapsDropped;
}
