namespace FastEngine.Trading;

/// <summary>Work that the trade stage refused or put off by a named policy; never silently.</summary>
public struct TradeCounters
{
    /// <summary>Exit requests for a position that is unknown or already closing.</summary>
    public long IgnoredExits;

    /// <summary>Reports on orders that are unknown or done.</summary>
    public long UnknownReports;

    /// <summary>Reports that a venue delivered again, by their numbers; nothing came of them.</summary>
    public long RepeatedReports;

    /// <summary>Exits that waited because the table of live orders was full; they go out with the next report.</summary>
    public long DeferredExits;

    /// <summary>Fills beyond what was ordered; their symbol takes no entries any more.</summary>
    public long Overfills;
}
