using System.Reflection;
using System.Runtime.CompilerServices;
using FastEngine.Core;
using FastEngine.Core.Logging;
using FastEngine.Rings.Logging;
using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Rings.Tests;

public sealed class HotLogTests
{
    private const LogEventKind Warning = LogEventKind.InboundRefused;

    [Fact]
    public void A_log_event_is_one_cache_line_and_holds_no_reference()
    {
        Assert.Equal(64, Unsafe.SizeOf<LogEvent>());
        Assert.False(RuntimeHelpers.IsReferenceOrContainsReferences<LogEvent>());
    }

    [Fact]
    public void Nothing_but_numbers_can_be_given_to_the_log_of_a_hot_thread()
    {
        var parameters = typeof(HotLog).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).SelectMany(method => method.GetParameters()).ToArray();
        Assert.NotEmpty(parameters);
        Assert.All(parameters, parameter => Assert.Contains(parameter.ParameterType, new[] { typeof(LogEventKind), typeof(long), typeof(int), typeof(LogNumber) }));
        Assert.All(typeof(LogNumber).GetConstructors(), constructor => Assert.Contains(constructor.GetParameters().Single().ParameterType, new[] { typeof(long), typeof(double) }));
    }

    [Fact]
    public void Numbers_arrive_as_they_were_given()
    {
        var ring = new LogRing();
        ring.NewPublisher("first");
        var log = ring.NewPublisher("shard-1");
        log.WriteFor(LogEventKind.OrderFilled, 42, 7, 99, -5, 0.25, long.MaxValue, double.NaN);
        Assert.Equal(1, ring.Consumer.Available(10));
        var read = ring.Consumer[0];
        Assert.Equal((LogEventKind.OrderFilled, 42L, 7, 99L), (read.Kind, read.TimeNs, read.InstrumentId, read.OrderId));
        Assert.Equal((-5L, 0.25, long.MaxValue), (read.A, BitConverter.Int64BitsToDouble(read.B), read.C));
        Assert.True(double.IsNaN(BitConverter.Int64BitsToDouble(read.D)));
        Assert.Equal(0b1010, read.Doubles);
        Assert.Equal("shard-1", ring.SourceOf(read.Source));
    }

    [Fact]
    public void Publishing_dropping_and_suppressing_allocate_nothing()
    {
        var ring = new LogRing(new LogRingOptions { Capacity = 64, PerSecond = 100 });
        var log = ring.NewPublisher("shard-0");
        var meter = default(AllocationMeter);
        meter.Start();
        for (var i = 0; i < 100_000; i++)
        {
            log.Write(Warning, i * EngineTime.NsPerMs, 1, i);
            log.Write(LogEventKind.LedgerSpilling, i, 0.5);
            log.WriteFor(LogEventKind.Decision, i, 3, 0, 0.5, 100L, 4);
            if (i % 1000 == 0 && ring.Consumer.Available(64) is var available and > 0) ring.Consumer.Release(ring.Consumer.Next + available - 1);
        }

        meter.Stop();
        Assert.Equal(0, meter.Allocated);
        Assert.Contains(ring.Losses(), loss => loss.Dropped > 0);
        Assert.Contains(ring.Losses(), loss => loss.Suppressed > 0);
    }

    [Fact]
    public void A_full_ring_refuses_at_once_and_every_event_is_counted_once()
    {
        var kinds = new[] { Warning, LogEventKind.OrderFilled, LogEventKind.KillSwitchOn };
        var steps = Gen.Choose(-8, 2).ListOf(400);
        Prop.ForAll(steps.ToArbitrary(), list =>
        {
            var ring = new LogRing(new LogRingOptions { Capacity = 16, PerSecond = int.MaxValue });
            var log = ring.NewPublisher("shard-0");
            var (written, read) = (new long[3], new long[3]);
            foreach (var step in list)
            {
                if (step >= 0)
                {
                    log.Write(kinds[step], 1);
                    written[step]++;
                    continue;
                }

                Take(ring, -step, logged => read[Array.IndexOf(kinds, logged.Kind)]++);
            }

            Take(ring, 16, logged => read[Array.IndexOf(kinds, logged.Kind)]++);
            for (var kind = 0; kind < 3; kind++)
                Assert.Equal(written[kind], read[kind] + ring.Losses().Where(loss => loss.Kind == kinds[kind]).Sum(loss => loss.Dropped));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Several_threads_lose_nothing_uncounted()
    {
        const int each = 200_000;
        var ring = new LogRing(new LogRingOptions { Capacity = 256, PerSecond = int.MaxValue });
        var threads = Enumerable.Range(0, 3).Select(number =>
        {
            var log = ring.NewPublisher($"shard-{number}");
            return new Thread(() =>
            {
                for (var i = 0; i < each; i++) log.Write(Warning, i, number, i);
            });
        }).ToArray();
        foreach (var thread in threads) thread.Start();
        var read = 0L;
        var last = new long[] { -1, -1, -1 };
        while (threads.Any(thread => thread.IsAlive) || ring.Consumer.HighestPublished() >= ring.Consumer.Next)
            Take(ring, 256, logged =>
            {
                read++;
                Assert.True(logged.B > last[logged.A], "the events of one thread keep their order");
                last[logged.A] = logged.B;
            });
        foreach (var thread in threads) thread.Join();
        Assert.Equal(3L * each, read + ring.Losses().Sum(loss => loss.Dropped));
    }

    [Fact]
    public void A_kind_is_limited_in_each_second_of_engine_time_and_holds_no_other_back()
    {
        var ring = new LogRing(new LogRingOptions { PerSecond = 10 });
        var log = ring.NewPublisher("shard-0");
        for (var i = 0; i < 25; i++) log.Write(Warning, 1);
        log.Write(LogEventKind.OrderFilled, 1);
        for (var i = 0; i < 25; i++) log.Write(Warning, EngineTime.NsPerSecond);
        Assert.Equal(21, ring.Consumer.Available(1000));
        Assert.Equal([new LogLoss("shard-0", Warning, 0, 30)], ring.Losses());
    }

    [Fact]
    public void Events_below_the_level_are_not_published_and_not_lost()
    {
        var ring = new LogRing(new LogRingOptions { Least = LogLevel.Warning });
        var log = ring.NewPublisher("shard-0");
        log.Write(LogEventKind.Decision, 1);
        log.Write(LogEventKind.OrderFilled, 1);
        log.Write(Warning, 1);
        Assert.Equal(1, ring.Consumer.Available(10));
        Assert.False(log.IsEnabled(LogEventKind.OrderFilled));
        Assert.Empty(ring.Losses());
    }

    [Fact]
    public void An_id_that_the_list_does_not_have_goes_through_as_what_it_is()
    {
        var ring = new LogRing();
        ring.NewPublisher("shard-0").Write((LogEventKind)60_000, 1, 5);
        Assert.Equal(1, ring.Consumer.Available(10));
        Assert.Equal((LogEventKind)60_000, ring.Consumer[0].Kind);
    }

    private static void Take(LogRing ring, int limit, Action<LogEvent> see)
    {
        ring.Consumer.HighestPublished();
        var available = ring.Consumer.Available(limit);
        for (var i = 0; i < available; i++) see(ring.Consumer[ring.Consumer.Next + i]);
        if (available > 0) ring.Consumer.Release(ring.Consumer.Next + available - 1);
    }
}
