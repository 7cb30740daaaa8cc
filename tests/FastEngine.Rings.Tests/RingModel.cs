namespace FastEngine.Rings.Tests;

/// <summary>Drives a ring and its model step by step. Consumers: A and B behind the producers, C behind both (a diamond), D behind C (a chain).</summary>
internal sealed class RingModel
{
    private readonly IRing<long> _ring;
    private readonly bool _inOrder;
    private readonly RingConsumer<long>[] _consumers;

    // What each consumer has still to see: one queue for each of its inputs; an event is there when it is in all of them.
    private readonly Queue<long>[][] _inputs;

    // Claimed, unpublished ranges; and what was published behind a range that was not.
    private readonly List<(long Lowest, long Highest)> _claims = [];
    private readonly SortedDictionary<long, long> _published = [];
    private long _claimed = -1;
    private long _visible = -1;
    private long _refused;
    private long _value;

    private RingModel(IRing<long> ring, bool inOrder)
    {
        _ring = ring;
        _inOrder = inOrder;
        var a = new RingConsumer<long>(ring);
        var b = new RingConsumer<long>(ring);
        var c = new RingConsumer<long>(ring, a.Sequence, b.Sequence);
        var d = new RingConsumer<long>(ring, c.Sequence);
        _consumers = [a, b, c, d];
        _inputs = [[new()], [new()], [new(), new()], [new()]];
    }

    /// <returns>True when the ring did what the queues say at every step.</returns>
    public static bool Run(IRing<long> ring, bool inOrder, byte[] steps)
    {
        var model = new RingModel(ring, inOrder);
        foreach (var step in steps)
        {
            if (!model.Step(step >> 5, step & 31)) return false;
        }

        return true;
    }

    private bool Step(int kind, int argument) => kind switch
    {
        0 or 1 => Claim(argument % _ring.Capacity + 1),
        2 or 3 => Publish(argument),
        _ => Consume(kind - 4, argument % (_ring.Capacity + 1)),
    };

    private bool Claim(int count)
    {
        var slowest = _consumers.Min(consumer => consumer.Next - 1);
        var fits = _claimed + count - _ring.Capacity <= slowest;
        if (_ring.RemainingCapacity != _ring.Capacity - (_claimed - slowest)) return false;
        var claimed = _ring.TryClaim(count, out var highest);
        if (claimed != fits) return false;
        if (!claimed) return _ring.RefusedClaims == ++_refused;
        if (highest != _claimed + count) return false;
        _claims.Add((_claimed + 1, highest));
        _claimed = highest;
        return true;
    }

    private bool Publish(int choice)
    {
        if (_claims.Count == 0) return true;
        var index = _inOrder ? 0 : choice % _claims.Count;
        var (lowest, highest) = _claims[index];
        _claims.RemoveAt(index);
        for (var sequence = lowest; sequence <= highest; sequence++)
        {
            _published[sequence] = ++_value;
            _ring[sequence] = _value;
        }

        _ring.Publish(lowest, highest);
        while (_published.Remove(_visible + 1, out var value))
        {
            _visible++;
            _inputs[0][0].Enqueue(value);
            _inputs[1][0].Enqueue(value);
        }

        return true;
    }

    private bool Consume(int which, int limit)
    {
        var consumer = _consumers[which];
        var queues = _inputs[which];
        // The poller may know less than the truth until it has released all that it knew; then it must know all.
        var expected = queues.Min(queue => queue.Count);
        var available = consumer.Available(int.MaxValue);
        if (available > expected || (available == 0 && expected > 0)) return false;
        if (consumer.HighestPublished() - consumer.Next + 1 != expected) return false;
        var first = consumer.Next;
        var count = Math.Min(limit, expected);
        for (var sequence = first; sequence < first + count; sequence++)
        {
            var value = consumer[sequence];
            foreach (var queue in queues)
            {
                if (queue.Dequeue() != value) return false;
            }

            if (which < 2) _inputs[2][which].Enqueue(value);
            if (which == 2) _inputs[3][0].Enqueue(value);
        }

        consumer.Release(first + count - 1);
        return consumer.Sequence.Value == first + count - 1;
    }
}
