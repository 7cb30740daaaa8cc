using FastEngine.Rings;

namespace FastEngine.Host.Tracing;

/// <summary>Monotonic stamps of an order's way, 0 where none was taken; only their differences mean something.</summary>
internal readonly record struct StageTimes(long Published, long Decided, long Approved)
{
    /// <summary>From the tick's publication on the ring to the shard's decision; null when one was not taken.</summary>
    public long? PublishedToDecidedNs => Between(Published, Decided);

    /// <summary>From there through chain and sizing to the approved order.</summary>
    public long? DecidedToApprovedNs => Between(Decided, Approved);

    private static long? Between(long from, long to) => from == 0 || to == 0 ? null : MonotonicClock.ElapsedNs(from, to);
}
