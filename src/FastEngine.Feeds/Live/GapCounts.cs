namespace FastEngine.Feeds.Live;

/// <summary>What became of the gaps of trade ids.</summary>
public struct GapCounts
{
    public long Opened;

    /// <summary>Closed because the trades came, late.</summary>
    public long ClosedByThemselves;

    public long Requested;

    public long Filled;

    public long Failed;

    /// <summary>Beyond what can be kept open at once: never asked for.</summary>
    public long NotKept;
}
