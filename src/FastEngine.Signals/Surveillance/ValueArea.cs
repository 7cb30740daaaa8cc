namespace FastEngine.Signals.Surveillance;

/// <summary>A published volume profile: point of control and value area, in prices.</summary>
public struct ValueArea
{
    /// <summary>The boundary it was published at; it holds the trades of the window before.</summary>
    public long BoundaryNs;

    /// <summary>Value area low: the lowest tick of the area's lowest bin.</summary>
    public long Low;

    /// <summary>Value area high: the highest tick of its highest bin.</summary>
    public long High;

    /// <summary>Lowest tick of the fullest bin, the point of control.</summary>
    public long PointOfControlLow;

    /// <summary>Highest tick of the fullest bin.</summary>
    public long PointOfControlHigh;

    /// <summary>False before the first boundary, and when the window held no trade.</summary>
    public bool Exists;

    /// <summary>A histogram ran out of bins, so volume is missing: its edges are not watched.</summary>
    public bool IsIncomplete;

    /// <summary>Whether levels and filters may use it.</summary>
    public readonly bool IsUsable => Exists && !IsIncomplete;
}
