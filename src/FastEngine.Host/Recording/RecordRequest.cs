using FastEngine.Core;
using FastEngine.Feeds.Live;
using FastEngine.Feeds.Live.Recorder;
using FastEngine.Feeds.WebSockets;

namespace FastEngine.Host.Recording;

/// <summary>What <c>record</c> was asked for, checked.</summary>
internal sealed record RecordRequest
{
    public required Market Market { get; init; }

    public required IReadOnlyList<FeedPlan> Plans { get; init; }

    public required RecorderOptions Recorder { get; init; }

    public WebSocketOptions Socket { get; init; } = WebSocketOptions.Default;

    /// <summary>Of the jitter of waits.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Null until it is stopped.</summary>
    public long? DurationNs { get; init; }

    /// <summary>Ends after so many frames; null for any number.</summary>
    public long? Frames { get; init; }

    /// <summary>How often what came is handed to the disk.</summary>
    public long FlushNs { get; init; } = EngineTime.NsPerSecond;
}
