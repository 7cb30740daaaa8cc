using FastEngine.Core;

namespace FastEngine.Host.Control;

/// <summary>Limits of the control socket.</summary>
public sealed record ControlOptions
{
    public const int ProtocolVersion = 1;

    /// <summary>Clients served at once; one more is told so and let go.</summary>
    public int MaxClients { get; init; } = 16;

    /// <summary>Queries that run at once; more wait within their own time. DuckDB works on the client's thread too, so this bounds the cores that queries take.</summary>
    public int MaxQueries { get; init; } = 2;

    /// <summary>Bytes of a request's line.</summary>
    public int MaxRequestBytes { get; init; } = 256 * 1024;

    /// <summary>How long a request may take to arrive once it has begun; wall time.</summary>
    public long RequestTimeoutNs { get; init; } = 5 * EngineTime.NsPerSecond;

    /// <summary>How long a client may stay connected without a request; wall time.</summary>
    public long IdleTimeoutNs { get; init; } = EngineTime.NsPerMinute;

    /// <summary>How long a client may leave an answer unread; wall time.</summary>
    public long SendTimeoutNs { get; init; } = 30 * EngineTime.NsPerSecond;
}
