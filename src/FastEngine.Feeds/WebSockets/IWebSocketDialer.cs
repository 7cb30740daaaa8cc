namespace FastEngine.Feeds.WebSockets;

/// <summary>Opens WebSockets, away from the thread that reads them.</summary>
public interface IWebSocketDialer
{
    /// <exception cref="HandshakeException">It could not be opened.</exception>
    Task<WebSocketConnection> Dial(Uri address, CancellationToken cancellation);
}
