namespace FastEngine.Signals.Surveillance;

/// <summary>A symbol's volume profile at one of its periods; the zones and gaps that the symbol has then follow it.</summary>
public struct ProfileView
{
    /// <summary>The boundary, ns since the epoch.</summary>
    public long TimeNs;

    public ValueArea Area;

    public int InstrumentId;

    /// <summary>Zones that follow.</summary>
    public int Zones;

    /// <summary>Gaps that follow.</summary>
    public int Gaps;
}
