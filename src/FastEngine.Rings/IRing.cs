namespace FastEngine.Rings;

/// <summary>A ring of pre-allocated structs: what consumers and wiring need of it, and the claims that both kinds of ring share.</summary>
/// <remarks>Hot code holds the sealed rings or a <see cref="RingConsumer{T}"/>, not this interface.</remarks>
public interface IRing<T>
    where T : unmanaged
{
    /// <summary>Number of slots, a power of two.</summary>
    int Capacity { get; }

    /// <summary>Single producer: the highest published sequence. Many producers: the highest claimed one, which need not be published.</summary>
    long Cursor { get; }

    /// <summary>Slots that a claim made now could get. Exact only while neither side moves.</summary>
    long RemainingCapacity { get; }

    /// <summary>Claims that <see cref="TryClaim"/> refused.</summary>
    long RefusedClaims { get; }

    /// <summary>Blocking claims that had to wait for room.</summary>
    long WaitedClaims { get; }

    RingSlots<T> Slots { get; }

    ref T this[long sequence] { get; }

    /// <summary>Claims <paramref name="count"/> slots, the last of which is <paramref name="highest"/>, or refuses at once and counts that.</summary>
    bool TryClaim(int count, out long highest);

    /// <summary>Claims <paramref name="count"/> slots, waiting for room as <paramref name="idle"/> does.</summary>
    /// <returns>The highest claimed sequence.</returns>
    /// <exception cref="RingClosedException">The ring was closed and is full.</exception>
    long Claim<TIdle>(int count, ref TIdle idle)
        where TIdle : struct, IIdleStrategy;

    /// <summary>Makes claimed slots visible to consumers. A single producer publishes in the order of its claims.</summary>
    void Publish(long lowest, long highest);

    /// <summary>No slot is reused before all of these have passed it. Wiring: only before the first claim.</summary>
    /// <remarks>A ring without gating sequences takes one capacity of events and is full then: nothing is lost because a consumer was forgotten.</remarks>
    void AddGatingSequences(params ReadOnlySpan<Sequence> sequences);

    /// <summary>Stops waiting for a consumer, at any time.</summary>
    /// <returns>False when it was not gating.</returns>
    bool RemoveGatingSequence(Sequence sequence);

    /// <summary>A barrier behind the producers, or, when <paramref name="dependsOn"/> is not empty, behind all of those consumers.</summary>
    SequenceBarrier NewBarrier(params ReadOnlySpan<Sequence> dependsOn);

    /// <summary>Every publish wakes the thread that waits on <paramref name="signal"/>. Wiring: only before the first claim.</summary>
    void WakeOnPublish(WakeSignal signal);

    /// <summary>Says that nobody will make room any more: claims that wait throw <see cref="RingClosedException"/>.</summary>
    void Close();
}
