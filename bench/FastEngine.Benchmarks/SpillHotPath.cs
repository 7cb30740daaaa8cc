using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Benchmarks;

/// <summary>What a ring that can spill costs while it does not, beside the plain one; both sides on one thread, figures per event there and back.</summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class SpillHotPath : IDisposable
{
    public const int Events = 200_000;
    private const int Batch = 500;

    private readonly SingleProducerRing<Tick> _plain = new(1024);
    private readonly RingConsumer<Tick> _plainConsumer;
    private string _folder = "";
    private SpillRing<Tick> _spill = null!;
    private SpillRing<Tick> _small = null!;

    public SpillHotPath() => _plainConsumer = new RingConsumer<Tick>(_plain);

    [GlobalSetup]
    public void SetUp()
    {
        _folder = Directory.CreateTempSubdirectory("fastengine-bench-").FullName;
        _spill = new SpillRing<Tick>(1024, Path.Combine(_folder, "spill"), 1024);
        _small = new SpillRing<Tick>(1, Path.Combine(_folder, "small"), 1024);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _spill.Dispose();
        _small.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long PlainRing()
    {
        var tick = new Tick { Price = 3 };
        var sum = 0L;
        for (var round = 0; round < Events / Batch; round++)
        {
            for (var i = 0; i < Batch; i++)
            {
                if (!_plain.TryClaim(1, out var sequence)) throw new InvalidOperationException("the ring is full");
                tick.Sequence = i;
                _plain[sequence] = tick;
                _plain.Publish(sequence);
            }

            for (var i = 0; i < Batch; i++)
            {
                var next = _plainConsumer.Next;
                if (_plainConsumer.HighestAvailable() < next) throw new InvalidOperationException("an event is missing");
                sum += TickWords.Sum(in _plainConsumer[next]);
                _plainConsumer.Release(next);
            }
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Events)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long SpillRingInMemory() => Carry(_spill);

    /// <summary>All but one event of a batch through the mapped file.</summary>
    [Benchmark(OperationsPerInvoke = Events)]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long SpillRingSpilled() => Carry(_small);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Carry(SpillRing<Tick> ring)
    {
        var consumer = ring.Consumer;
        var tick = new Tick { Price = 3 };
        var sum = 0L;
        for (var round = 0; round < Events / Batch; round++)
        {
            for (var i = 0; i < Batch; i++)
            {
                if (!ring.TryClaim(out var sequence)) throw new InvalidOperationException("the ring is full");
                tick.Sequence = i;
                ring[sequence] = tick;
                ring.Publish(sequence);
            }

            for (var i = 0; i < Batch; i++)
            {
                var next = consumer.Next;
                if (consumer.HighestAvailable() < next) throw new InvalidOperationException("an event is missing");
                sum += TickWords.Sum(in consumer[next]);
                consumer.Release(next);
            }
        }

        return sum;
    }
}
