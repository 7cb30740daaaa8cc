namespace FastEngine.Exchange.Sockets;

/// <summary>Classes of streams of USD-M, each with a path of its own since 2026-04.</summary>
internal enum StreamClass
{
    /// <summary>Best prices, depth and raw trades; also what an unrouted connection gets.</summary>
    Public = 0,

    /// <summary>Everything else that is no account's.</summary>
    Market = 1,

    /// <summary>User data.</summary>
    Private = 2,

    /// <summary>No classes: spot, and a connection that steps with the tape.</summary>
    All = 3,
}
