namespace FastEngine.Core;

/// <summary>What the intake found out about a trade before it was published.</summary>
[Flags]
public enum TickFlags : byte
{
    None = 0,

    /// <summary>Its id is lower than one already seen of its instrument, and unseen: a late trade.</summary>
    LateById = 1,

    /// <summary>Live: ids just before it are missing, and asked for. Until they are there the windows of its symbol are not whole.</summary>
    GapBefore = 2,

    /// <summary>Live: every id that was missing of its symbol has come by now.</summary>
    GapsFilled = 4,
}
