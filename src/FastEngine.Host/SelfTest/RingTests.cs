using FastEngine.Core;
using FastEngine.Rings;

namespace FastEngine.Host.SelfTest;

/// <summary>Two threads and the rings between them: how fast an event crosses, and how many do.</summary>
internal static class RingTests
{
    private const int Hops = 300_000;
    private const int WarmHops = 50_000;
    private const int Events = 5_000_000;
    private const int RingSize = 4096;

    public static IEnumerable<SelfTestRow> Run()
    {
        var cores = CpuTopology.UsableCores();
        var pins = cores.Length > 1 ? $"pinned to cores {cores[0]} and {cores[1]}" : "both threads on one core: not meaningful";
        var hop = RoundTrips(cores);
        yield return new("ring round trip, p50", hop.PercentileNs(50), "ns",
            $"p99 {hop.PercentileNs(99):N0}, p99.9 {hop.PercentileNs(99.9):N0}, max {hop.MaxNs:N0}; {pins}");
        yield return new("ring throughput", Throughput(cores), "M events/s", $"64 bytes, one producer, one consumer; {pins}");
    }

    private static LatencyHistogram RoundTrips(int[] cores)
    {
        var there = new SingleProducerRing<Tick>(RingSize);
        var back = new SingleProducerRing<Tick>(RingSize);
        var atServer = new RingConsumer<Tick>(there);
        var atClient = new RingConsumer<Tick>(back);
        var server = Start(cores, 1, () =>
        {
            var idle = default(BusySpinIdle);
            for (var i = 0; i < Hops + WarmHops; i++)
            {
                Take(atServer);
                Send(back, ref idle);
            }
        });
        var histogram = new LatencyHistogram();
        var client = Start(cores, 0, () =>
        {
            var idle = default(BusySpinIdle);
            for (var i = 0; i < Hops + WarmHops; i++)
            {
                var from = MonotonicClock.Stamp();
                Send(there, ref idle);
                Take(atClient);
                if (i >= WarmHops) histogram.Record(MonotonicClock.ElapsedNs(from, MonotonicClock.Stamp()));
            }
        });
        client.Join();
        server.Join();
        return histogram;
    }

    private static double Throughput(int[] cores)
    {
        var ring = new SingleProducerRing<Tick>(RingSize * 4);
        var consumer = new RingConsumer<Tick>(ring);
        var from = MonotonicClock.Stamp();
        var reader = Start(cores, 1, () =>
        {
            long sum = 0;
            for (long seen = 0; seen < Events;)
            {
                var available = consumer.Available(RingSize);
                if (available <= 0) continue;
                for (var sequence = consumer.Next; sequence < consumer.Next + available; sequence++) sum += consumer[sequence].Price;
                consumer.Release(consumer.Next + available - 1);
                seen += available;
            }

            GC.KeepAlive(sum);
        });
        var writer = Start(cores, 0, () =>
        {
            var idle = default(BusySpinIdle);
            for (var i = 0; i < Events; i++) Send(ring, ref idle);
        });
        writer.Join();
        reader.Join();
        return Events * 1e3 / MonotonicClock.ElapsedNs(from, MonotonicClock.Stamp());
    }

    private static void Send(SingleProducerRing<Tick> ring, ref BusySpinIdle idle)
    {
        var sequence = ring.Claim(1, ref idle);
        ref var tick = ref ring[sequence];
        tick = default;
        tick.Price = sequence;
        ring.Publish(sequence);
    }

    private static void Take(RingConsumer<Tick> consumer)
    {
        while (consumer.Available(1) <= 0)
        {
        }

        consumer.Release(consumer.Next);
    }

    private static Thread Start(int[] cores, int which, Action work)
    {
        var thread = new Thread(() =>
        {
            if (cores.Length > 1) CpuTopology.TryPinCurrentThread(cores[which]);
            work();
        })
        { IsBackground = true };
        thread.Start();
        return thread;
    }
}
