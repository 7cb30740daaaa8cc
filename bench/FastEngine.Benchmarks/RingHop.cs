using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Benchmarks;

/// <summary>Ping-pong between two pinned threads; figures are per round trip, two hops.</summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class RingHop
{
    public const int RoundTrips = 10_000;
    private const int Capacity = 1024;

    private readonly Sequence _ping = new();
    private readonly Sequence _pong = new();

    // Two slots a line pair apart: the payloads of the bare ping-pong.
    private readonly PinnedArray<Tick> _payloads = new(3);

    private readonly SingleProducerRing<Tick> _there = new(Capacity);
    private readonly SingleProducerRing<Tick> _back = new(Capacity);
    private readonly RingConsumer<Tick> _fromThere;
    private readonly RingConsumer<Tick> _fromBack;
    private long _next;

    public RingHop()
    {
        _fromThere = new RingConsumer<Tick>(_there);
        _fromBack = new RingConsumer<Tick>(_back);
    }

    [GlobalSetup(Target = nameof(BareCounters))]
    public void SetUpCounters() => PinnedPair.Start(AnswerCounters);

    [GlobalSetup(Target = nameof(BareCountersAndPayload))]
    public void SetUpPayload() => PinnedPair.Start(AnswerPayload);

    [GlobalSetup(Target = nameof(TwoRings))]
    public void SetUpRings() => PinnedPair.Start(AnswerRings);

    [GlobalSetup(Target = nameof(TwoRingsPrefetching))]
    public void SetUpPrefetching() => PinnedPair.Start(AnswerRingsPrefetching);

    /// <summary>One cache line each way, no payload: the floor of the machine.</summary>
    [Benchmark(OperationsPerInvoke = RoundTrips)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void BareCounters()
    {
        for (var i = 0; i < RoundTrips; i++)
        {
            var value = _next++;
            _ping.SetRelease(value);
            while (_pong.Value < value)
            {
            }
        }
    }

    /// <summary>Two cache lines each way, a counter and the 64-byte event that it announces: the least that can carry an event.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = RoundTrips)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void BareCountersAndPayload()
    {
        var tick = new Tick { Price = 3 };
        for (var i = 0; i < RoundTrips; i++)
        {
            var value = _next++;
            tick.Sequence = value;
            _payloads[0] = tick;
            _ping.SetRelease(value);
            while (_pong.Value < value)
            {
            }

            if (_payloads[2].Sequence != value) throw new InvalidOperationException($"echo of {value} is {_payloads[2].Sequence}");
        }
    }

    [Benchmark(OperationsPerInvoke = RoundTrips)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TwoRings()
    {
        for (var i = 0; i < RoundTrips; i++)
        {
            var value = _next++;
            Send(_there, value);
            while (_fromBack.HighestAvailable() < value)
            {
            }

            if (Take(_fromBack, value) != value) throw new InvalidOperationException($"no echo of {value}");
        }
    }

    [Benchmark(OperationsPerInvoke = RoundTrips)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TwoRingsPrefetching()
    {
        for (var i = 0; i < RoundTrips; i++)
        {
            var value = _next++;
            Send(_there, value);
            while (_fromBack.HighestAvailable() < value) _fromBack.PrefetchNext();
            if (Take(_fromBack, value) != value) throw new InvalidOperationException($"no echo of {value}");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AnswerCounters()
    {
        for (var value = 0L; ; value++)
        {
            while (_ping.Value < value)
            {
            }

            _pong.SetRelease(value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AnswerPayload()
    {
        for (var value = 0L; ; value++)
        {
            while (_ping.Value < value)
            {
            }

            _payloads[2] = _payloads[0];
            _pong.SetRelease(value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AnswerRings()
    {
        for (var value = 0L; ; value++)
        {
            while (_fromThere.HighestAvailable() < value)
            {
            }

            Send(_back, Take(_fromThere, value));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AnswerRingsPrefetching()
    {
        for (var value = 0L; ; value++)
        {
            while (_fromThere.HighestAvailable() < value) _fromThere.PrefetchNext();
            Send(_back, Take(_fromThere, value));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Send(SingleProducerRing<Tick> ring, long value)
    {
        var idle = default(BusySpinIdle);
        var sequence = ring.Claim(1, ref idle);
        ref var tick = ref ring[sequence];
        tick = default;
        tick.Price = 3;
        tick.Sequence = value;
        ring.Publish(sequence);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Take(RingConsumer<Tick> consumer, long sequence)
    {
        var value = consumer[sequence].Sequence;
        consumer.Release(sequence);
        return value;
    }
}
