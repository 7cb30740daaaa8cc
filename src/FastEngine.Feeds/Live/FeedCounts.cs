namespace FastEngine.Feeds.Live;

/// <summary>What a connection did so far, over all its sockets. Written by its thread alone.</summary>
public sealed class FeedCounts
{
    public long Messages { get; internal set; }

    public long Bytes { get; internal set; }

    public long Pings { get; internal set; }

    /// <summary>Sockets opened.</summary>
    public long Connects { get; internal set; }

    /// <summary>Attempts that failed.</summary>
    public long FailedConnects { get; internal set; }

    /// <summary>Sockets that ended without being replaced first.</summary>
    public long Losses { get; internal set; }

    /// <summary>Sockets given up because they gave no data.</summary>
    public long Silences { get; internal set; }

    /// <summary>Sockets replaced with both open for a while.</summary>
    public long Replacements { get; internal set; }

    public long Acknowledged { get; internal set; }

    public long Refused { get; internal set; }

    /// <summary>Longest time between two data frames, ns.</summary>
    public long LongestSilenceNs { get; internal set; }
}
