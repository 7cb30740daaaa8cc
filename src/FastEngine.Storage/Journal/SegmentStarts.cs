using FastEngine.Rings;

namespace FastEngine.Storage.Journal;

/// <summary>Where in the stream of bytes the next segments begin, from the appending thread to the writing one.</summary>
internal sealed class SegmentStarts
{
    private readonly SingleProducerRing<SegmentStart> _ring = new(16);
    private readonly RingConsumer<SegmentStart> _consumer;

    public SegmentStarts() => _consumer = new RingConsumer<SegmentStart>(_ring);

    public bool HasRoom => _ring.RemainingCapacity > 0;

    /// <summary>Before the bytes are published that it stands for.</summary>
    public void Push(SegmentStart start)
    {
        if (!_ring.TryClaim(1, out var sequence)) throw new InvalidOperationException("no room for a segment start; HasRoom comes first");
        _ring[sequence] = start;
        _ring.Publish(sequence);
    }

    public bool TryPeek(out SegmentStart start)
    {
        start = default;
        if (_consumer.HighestAvailable() < _consumer.Next) return false;
        start = _consumer[_consumer.Next];
        return true;
    }

    public void Pop() => _consumer.Release(_consumer.Next);
}
