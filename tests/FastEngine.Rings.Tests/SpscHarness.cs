using System.Runtime.CompilerServices;
using FastEngine.Core;

namespace FastEngine.Rings.Tests;

/// <summary>The stress of one producer and one consumer over the parts of a single-producer ring, in any memory order.</summary>
/// <remarks>
/// The wait loop reads as the barrier of one dependency does, in one tight method without calls, as an optimising compiler likes it. When a window of it ends empty although the
/// event was published, the wait was blind. A true acquire read can be blind only if the publish falls between the last look and the
/// check, which is a matter of nanoseconds in millions; so a few blind windows are proof.
/// </remarks>
internal sealed class SpscHarness<TOrder>
    where TOrder : struct, IMemoryOrder
{
    public const int BlindWindowsThatProve = 3;
    private const int Window = 4_000_000;

    private readonly PinnedArray<Payload> _slots;
    private readonly int _mask;
    private readonly Sequence _consumed = new();
    private readonly Sequence _cursor;
    private SingleProducerSequencer<TOrder> _sequencer;
    private int _blind;

    public SpscHarness(int capacity)
    {
        _slots = new PinnedArray<Payload>(capacity);
        _mask = capacity - 1;
        _sequencer = new SingleProducerSequencer<TOrder>(capacity);
        _sequencer.Gate.Add([_consumed]);
        _cursor = _sequencer.Cursor;
    }

    /// <returns>True when every event arrived once, whole, in order, and no wait was blind.</returns>
    public bool Passes(int events)
    {
        var whole = true;
        var consumer = new Thread(() => whole = Consume(events)) { IsBackground = true };
        consumer.Start();
        for (var number = 0; number < events && !GaveUp; number++)
        {
            long highest;
            while (!_sequencer.TryClaim(1, out highest) && !GaveUp) Thread.Yield();
            if (GaveUp) break;
            _slots[(int)highest & _mask] = new Payload(0, number);
            _sequencer.Publish(highest);
        }

        consumer.Join();
        return whole && !GaveUp;
    }

    private bool GaveUp => Volatile.Read(ref _blind) >= BlindWindowsThatProve;

    private bool Consume(int events)
    {
        long next = 0;
        while (next < events)
        {
            var available = Wait(next);
            if (available < next)
            {
                // The truth, whatever the order under test makes of it.
                if (_cursor.Value >= next) Volatile.Write(ref _blind, _blind + 1);
                if (GaveUp) return true;
                continue;
            }

            for (; next <= available; next++)
            {
                ref readonly var slot = ref _slots[(int)next & _mask];
                if (slot.Number != next || !slot.IsWhole) return false;
            }

            _consumed.SetRelease(available);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private long Wait(long next)
    {
        for (var look = 0; look < Window; look++)
        {
            var available = _cursor.Read<TOrder>();
            if (available >= next) return available;
        }

        return next - 1;
    }
}
