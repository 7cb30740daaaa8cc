using System.Runtime.CompilerServices;

namespace FastEngine.Rings;

/// <summary>Sequences of which the slowest counts: what a consumer depends on, or what holds a producer back.</summary>
internal readonly struct SequenceGroup<TOrder>
    where TOrder : struct, IMemoryOrder
{
    private readonly Sequence _first;

    // Null for the usual group of one.
    private readonly Sequence[]? _others;

    /// <param name="sequences">At least one.</param>
    public SequenceGroup(ReadOnlySpan<Sequence> sequences)
    {
        _first = sequences[0];
        _others = sequences.Length > 1 ? sequences[1..].ToArray() : null;
    }

    /// <summary>Acquire reads: pair with the release write of the publisher or of the consumer that owns each sequence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Minimum()
    {
        var first = _first.Read<TOrder>();
        return _others is null ? first : MinimumOf(_others, first);
    }

    /// <returns>The lowest of <paramref name="sequences"/> and <paramref name="minimum"/>.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static long MinimumOf(Sequence[] sequences, long minimum)
    {
        foreach (var sequence in sequences)
            minimum = Math.Min(minimum, sequence.Read<TOrder>());
        return minimum;
    }
}
