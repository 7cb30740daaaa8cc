namespace FastEngine.Feeds.WebSockets;

/// <summary>What a look at the frames of a connection found.</summary>
public enum FrameStatus : byte
{
    /// <summary>Nothing whole is there; ask again after the next bytes.</summary>
    None = 0,

    /// <summary>A whole text message.</summary>
    Text,

    /// <summary>A whole binary message.</summary>
    Binary,

    Ping,
    Pong,

    /// <summary>A close frame; its payload is empty or begins with a code that may be sent.</summary>
    Close,

    /// <summary>The peer broke the protocol, or a limit; nothing more is read.</summary>
    Failed,

    /// <summary>The pipe has ended.</summary>
    Ended,
}
