namespace FastEngine.Feeds.WebSockets;

/// <summary>What a frame is (RFC 6455, 5.2). From <see cref="Close"/> on they are control frames.</summary>
public enum Opcode : byte
{
    Continuation = 0,
    Text = 1,
    Binary = 2,
    Close = 8,
    Ping = 9,
    Pong = 10,
}
