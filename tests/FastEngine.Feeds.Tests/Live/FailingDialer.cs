using FastEngine.Feeds.WebSockets;

namespace FastEngine.Feeds.Tests.Live;

/// <summary>Opens nothing.</summary>
internal sealed class FailingDialer : IWebSocketDialer
{
    public int Attempts { get; private set; }

    public Task<WebSocketConnection> Dial(Uri address, CancellationToken cancellation)
    {
        Attempts++;
        return Task.FromException<WebSocketConnection>(new HandshakeException("refused"));
    }
}
