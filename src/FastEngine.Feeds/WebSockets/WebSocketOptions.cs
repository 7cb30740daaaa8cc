using System.Net.Security;

namespace FastEngine.Feeds.WebSockets;

/// <summary>Limits and time-outs of one WebSocket connection.</summary>
public sealed record WebSocketOptions
{
    public static readonly WebSocketOptions Default = new();

    /// <summary>A longer message fails the connection.</summary>
    public int MaxMessageBytes { get; init; } = 1 << 20;

    /// <summary>One receive call takes at most this; messages that straddle two blocks are copied.</summary>
    public int BlockBytes { get; init; } = 1 << 17;

    /// <summary>Socket buffer of the kernel; 0 leaves the system's.</summary>
    public int SocketReceiveBytes { get; init; } = 1 << 20;

    /// <summary>What may wait for a peer that does not read; more fails the connection.</summary>
    public int MaxUnsentBytes { get; init; } = 1 << 16;

    /// <summary>Longest answer to the handshake, head only.</summary>
    public int MaxHandshakeBytes { get; init; } = 1 << 14;

    /// <summary>Name look-up, TCP, TLS and handshake together.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the peer has to end the connection after a close frame.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Who signed the server's certificate; null trusts what the system trusts.</summary>
    public RemoteCertificateValidationCallback? ValidateCertificate { get; init; }

    /// <summary>Sent as <c>User-Agent</c>.</summary>
    public string UserAgent { get; init; } = "FastEngine";
}
