namespace FastEngine.Feeds.WebSockets;

/// <summary>Codes of a close frame (RFC 6455, 7.4, and IANA's registry).</summary>
public static class CloseCode
{
    public const int Normal = 1000;
    public const int GoingAway = 1001;
    public const int ProtocolError = 1002;

    /// <summary>Stands for a close frame without a code; never sent.</summary>
    public const int None = 1005;

    /// <summary>Stands for a connection that ended without a close frame; never sent.</summary>
    public const int Lost = 1006;

    public const int MessageTooBig = 1009;

    /// <summary>Whether a peer may send this code.</summary>
    public static bool MayBeSent(int code) => code is (>= 1000 and <= 1003) or (>= 1007 and <= 1014) or (>= 3000 and <= 4999);
}
