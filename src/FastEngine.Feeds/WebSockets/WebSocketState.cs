namespace FastEngine.Feeds.WebSockets;

/// <summary>Where a connection stands.</summary>
public enum WebSocketState : byte
{
    Open = 0,

    /// <summary>A close frame was sent; the peer ends the connection.</summary>
    Closing,

    Closed,
}
