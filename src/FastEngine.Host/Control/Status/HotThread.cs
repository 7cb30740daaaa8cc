namespace FastEngine.Host.Control.Status;

/// <summary>A thread that never waits.</summary>
public sealed record HotThread
{
    public string? Name { get; init; }

    /// <summary>Null when it is not pinned.</summary>
    public int? Core { get; init; }

    public long Ticks { get; init; }

    /// <summary>Managed bytes allocated after warm-up; null when it is not known.</summary>
    public long? AllocatedBytes { get; init; }

    /// <summary>Of a tick, from the ring to done; null before the first.</summary>
    public long? P50Ns { get; init; }

    public long? P99Ns { get; init; }
}
