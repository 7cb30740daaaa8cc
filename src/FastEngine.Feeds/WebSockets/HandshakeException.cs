namespace FastEngine.Feeds.WebSockets;

/// <summary>A server did not become a WebSocket, and why; never with the path of the request, which may hold a key.</summary>
public sealed class HandshakeException : IOException
{
    public HandshakeException()
    {
    }

    public HandshakeException(string message)
        : base(message)
    {
    }

    public HandshakeException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>HTTP status of the answer, 0 when there was none.</summary>
    public int Status { get; init; }

    /// <summary>How long the server wants us to stay away, if it said so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
