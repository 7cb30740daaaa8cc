namespace FastEngine.Host.Drilling.Stalls;

/// <summary>A way to make the hot path stand still.</summary>
internal enum StallKind
{
    /// <summary>A blocking collection over many live objects.</summary>
    Collection,

    /// <summary>The consumer of the inbound ring sleeps.</summary>
    SleepingConsumer,

    /// <summary>Other threads take the core of the consumer while it works.</summary>
    TakenCore,

    /// <summary>The consumer touches memory that the system has not given yet.</summary>
    FreshMemory,
}
