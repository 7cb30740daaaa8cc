using System.Runtime.CompilerServices;

namespace FastEngine.Rings;

/// <summary>How far a consumer may read: behind the producers, or behind the consumers that it depends on.</summary>
public sealed class SequenceBarrier
{
    private readonly SequenceGroup<VolatileOrder> _dependsOn;

    // Null unless the barrier stands directly behind many producers: a consumer in front has passed only published slots.
    private readonly SlotLaps<VolatileOrder>? _laps;

    internal SequenceBarrier(Sequence cursor, SlotLaps<VolatileOrder>? laps, ReadOnlySpan<Sequence> dependsOn)
    {
        _dependsOn = new SequenceGroup<VolatileOrder>(dependsOn.IsEmpty ? [cursor] : dependsOn);
        _laps = dependsOn.IsEmpty ? laps : null;
    }

    /// <returns>The highest sequence that is safe to read; below <paramref name="next"/> when that one is not there yet.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long HighestPublished(long next)
    {
        var available = _dependsOn.Minimum();
        return _laps is null || available < next ? available : _laps.HighestContiguous(next, available);
    }
}
