namespace FastEngine.Exchange;

/// <summary>How the WebSockets of one market behave.</summary>
public sealed record SocketOptions
{
    /// <summary>A ping every 20 s, a pong within a minute, 5 messages a second.</summary>
    public static SocketOptions Spot { get; } = new() { PingEvery = TimeSpan.FromSeconds(20), PongWithin = TimeSpan.FromMinutes(1), MessagesPerSecond = 5, AnnouncesEnd = true };

    /// <summary>A ping every 3 minutes, a pong within ten, 10 messages a second.</summary>
    public static SocketOptions Futures { get; } = new() { PingEvery = TimeSpan.FromMinutes(3), PongWithin = TimeSpan.FromMinutes(10), MessagesPerSecond = 10 };

    public TimeSpan PingEvery { get; init; }

    public TimeSpan PongWithin { get; init; }

    /// <summary>What a client may send; more is cut.</summary>
    public int MessagesPerSecond { get; init; }

    public int MaxStreams { get; init; } = 1_024;

    /// <summary>A connection lives no longer.</summary>
    public TimeSpan Life { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Streams are told <c>serverShutdown</c> before their connection's life ends.</summary>
    public bool AnnouncesEnd { get; init; }

    /// <summary>How long before.</summary>
    public TimeSpan EndNotice { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Frames that wait for a client that reads too slowly; beyond it the connection is cut.</summary>
    public int MaxWaitingFrames { get; init; } = 100_000;
}
