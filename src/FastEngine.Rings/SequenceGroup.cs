using System.Runtime.CompilerServices;

namespace FastEngine.Rings;

/// <summary>Sequences of which the slowest counts: what a consumer depends on, or what holds a producer back.</summary>
internal readonly struct SequenceGroup<TOrder>
    where TOrder : struct, IMemoryOrder
{
    private readonly Sequence _first;
    private readonly Sequence[] _others;

    /// <param name="sequences">At least one.</param>
    public SequenceGroup(ReadOnlySpan<Sequence> sequences)
    {
        _first = sequences[0];
        _others = sequences[1..].ToArray();
    }

    /// <summary>Acquire reads: pair with the release write of the publisher or of the consumer that owns each sequence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Minimum()
    {
        var minimum = TOrder.Acquire(ref _first.Location);
        var others = _others;
        for (var i = 0; i < others.Length; i++)
        {
            var value = TOrder.Acquire(ref others[i].Location);
            if (value < minimum) minimum = value;
        }

        return minimum;
    }
}
