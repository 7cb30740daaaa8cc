namespace FastEngine.Core;

/// <summary>What the intake found out about a trade before it was published.</summary>
[Flags]
public enum TickFlags : byte
{
    None = 0,

    /// <summary>Its id is lower than one already seen of its instrument, and unseen: a late trade.</summary>
    LateById = 1,
}
