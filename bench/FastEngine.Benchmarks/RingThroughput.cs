using System.Runtime.CompilerServices;
using System.Threading.Channels;
using BenchmarkDotNet.Attributes;
using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Benchmarks;

/// <summary>One-way flood of 64-byte events from one pinned thread to another; figures are per event, written, read whole and given back.</summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class RingThroughput
{
    public const int Events = 200_000;
    private const int Capacity = 8192;
    private const int ClaimBatch = 16;

    private readonly BareRing _bare = new(Capacity);
    private readonly SingleProducerRing<Tick> _ring = new(Capacity);
    private readonly Channel<Tick> _channel = Channel.CreateBounded<Tick>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly RingConsumer<Tick> _consumer;
    private readonly Sequence _rounds = new(0);
    private long _round;
    private long _sum;

    public RingThroughput() => _consumer = new RingConsumer<Tick>(_ring);

    [GlobalSetup(Target = nameof(BareTwoIndexRing))]
    public void SetUpBare() => PinnedPair.Start(() => Repeat(ConsumeBare));

    [GlobalSetup(Targets = [nameof(Ring), nameof(RingClaimingSixteen)])]
    public void SetUpRing() => PinnedPair.Start(() => Repeat(ConsumeRing));

    [GlobalSetup(Target = nameof(Channels))]
    public void SetUpChannels() => PinnedPair.Start(() => Repeat(ConsumeChannel));

    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void BareTwoIndexRing()
    {
        var tick = new Tick { Price = 3 };
        for (var i = 0; i < Events; i++)
        {
            tick.Sequence = i;
            while (!_bare.TryWrite(in tick))
            {
            }
        }

        AwaitConsumer();
    }

    [Benchmark(OperationsPerInvoke = Events)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Ring()
    {
        var ring = _ring;
        var idle = default(BusySpinIdle);
        var tick = new Tick { Price = 3 };
        for (var i = 0; i < Events; i++)
        {
            tick.Sequence = i;
            var sequence = ring.Claim(1, ref idle);
            ring[sequence] = tick;
            ring.Publish(sequence);
        }

        AwaitConsumer();
    }

    [Benchmark(OperationsPerInvoke = Events)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void RingClaimingSixteen()
    {
        var ring = _ring;
        var idle = default(BusySpinIdle);
        var tick = new Tick { Price = 3 };
        for (var i = 0; i < Events; i += ClaimBatch)
        {
            var highest = ring.Claim(ClaimBatch, ref idle);
            for (var sequence = highest - ClaimBatch + 1; sequence <= highest; sequence++)
            {
                tick.Sequence = sequence;
                ring[sequence] = tick;
            }

            ring.Publish(highest);
        }

        AwaitConsumer();
    }

    [Benchmark(OperationsPerInvoke = Events)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Channels()
    {
        var writer = _channel.Writer;
        var tick = new Tick { Price = 3 };
        for (var i = 0; i < Events; i++)
        {
            tick.Sequence = i;
            while (!writer.TryWrite(tick))
            {
            }
        }

        AwaitConsumer();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long ConsumeBare()
    {
        var sum = 0L;
        for (var i = 0; i < Events; i++)
        {
            long words;
            while (!_bare.TryRead(out words))
            {
            }

            sum += words;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long ConsumeRing()
    {
        var consumer = _consumer;
        var sum = 0L;
        for (var i = 0; i < Events; i++)
        {
            var next = consumer.Next;
            while (consumer.HighestAvailable() < next)
            {
            }

            sum += TickWords.Sum(in consumer[next]);
            consumer.Release(next);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long ConsumeChannel()
    {
        var reader = _channel.Reader;
        var sum = 0L;
        for (var i = 0; i < Events; i++)
        {
            Tick tick;
            while (!reader.TryRead(out tick))
            {
            }

            sum += TickWords.Sum(in tick);
        }

        return sum;
    }

    private void Repeat(Func<long> consume)
    {
        while (true)
        {
            _sum += consume();
            _rounds.Add(1);
        }
    }

    private void AwaitConsumer()
    {
        _round++;
        while (_rounds.Value < _round)
        {
        }
    }
}
