namespace FastEngine.Feeds;

/// <summary>What a recording holds, once unpacked.</summary>
public enum RecordingKind
{
    /// <summary>One line a frame as received.</summary>
    RawFrames = 0,

    /// <summary>An archive of trades as comma-separated values.</summary>
    Csv = 1,

    /// <summary>FastEngine's own packed ticks.</summary>
    Fet = 2,
}
