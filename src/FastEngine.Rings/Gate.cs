using System.Runtime.CompilerServices;

namespace FastEngine.Rings;

/// <summary>What keeps producers from overrunning consumers: the gating sequences, and the word that nobody will make room any more.</summary>
/// <remarks>Read only when a producer has used up the room that it knew of.</remarks>
internal sealed class Gate
{
    private readonly Lock _wiring = new();
    private Sequence[] _sequences = [];
    private bool _closed;

    public bool IsClosed => Volatile.Read(ref _closed);

    public void Close() => Volatile.Write(ref _closed, true);

    public void Add(ReadOnlySpan<Sequence> sequences)
    {
        foreach (var sequence in sequences)
            ArgumentNullException.ThrowIfNull(sequence);
        lock (_wiring) Volatile.Write(ref _sequences, [.. _sequences, .. sequences]);
    }

    public bool Remove(Sequence sequence)
    {
        lock (_wiring)
        {
            var index = Array.IndexOf(_sequences, sequence);
            if (index < 0) return false;
            Volatile.Write(ref _sequences, [.. _sequences[..index], .. _sequences[(index + 1)..]]);
            return true;
        }
    }

    /// <param name="ungated">The answer without any gating sequence: what was known before, so that an unconsumed ring fills up instead of losing events.</param>
    /// <returns>The slowest consumer. Acquire reads pair with the release of each consumer, so its reads of a slot are over before the slot is reused.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public long Minimum<TOrder>(long ungated)
        where TOrder : struct, IMemoryOrder
    {
        var sequences = Volatile.Read(ref _sequences);
        return sequences.Length == 0 ? ungated : SequenceGroup<TOrder>.MinimumOf(sequences, long.MaxValue);
    }

    public void ThrowIfClosed()
    {
        if (IsClosed) throw new RingClosedException();
    }
}
