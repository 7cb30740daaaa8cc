namespace FastEngine.Rings.Tests;

/// <summary>Drives a spilling ring and a queue by the same steps.</summary>
internal sealed class SpillModel(SpillRing<long> ring)
{
    private readonly Queue<long> _queue = new();
    private long _value;
    private long _released;

    // The model of where events are: memory first, the overflow when it is full, back when the overflow was given back.
    private long _inMemory;
    private long _inOverflow;
    private long _spilled;
    private long _refused;
    private bool _overflowing;

    /// <returns>True when the ring did what the queue says at every step.</returns>
    public bool Run(byte[] steps)
    {
        foreach (var step in steps)
        {
            var right = step < 128 ? Produce(step % 16) : Consume(step % 16);
            if (!right || ring.Spilled != _spilled || ring.RefusedClaims != _refused || ring.IsOverflowing != _overflowing) return false;
            if (ring.OverflowFill != _inOverflow / (double)ring.OverflowCapacity) return false;
        }

        return true;
    }

    private bool Produce(int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (_overflowing && _inOverflow == 0) _overflowing = false;
            if (!_overflowing && _inMemory == ring.Capacity) _overflowing = true;
            var fits = !_overflowing || _inOverflow < ring.OverflowCapacity;
            var claimed = ring.TryClaim(out var sequence);
            if (claimed != fits) return false;
            if (!claimed)
            {
                _refused++;
                continue;
            }

            if (sequence != _value) return false;
            ring[sequence] = _value;
            ring.Publish(sequence);
            _queue.Enqueue(_value++);
            if (_overflowing)
            {
                _spilled++;
                _inOverflow++;
            }
            else
            {
                _inMemory++;
            }
        }

        return true;
    }

    private bool Consume(int limit)
    {
        var consumer = ring.Consumer;
        if (consumer.Next != _released) return false;
        var available = consumer.Available(limit);
        if (available > _queue.Count || (available == 0) != (limit == 0 || _queue.Count == 0)) return false;
        for (var sequence = _released; sequence < _released + available; sequence++)
        {
            if (consumer[sequence] != _queue.Dequeue()) return false;
            if (_inMemory > 0) _inMemory--;
            else _inOverflow--;
        }

        _released += available;
        consumer.Release(_released - 1);
        return true;
    }
}
