using FsCheck;
using FsCheck.Fluent;

namespace FastEngine.Rings.Tests;

public sealed class SpillRingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fastengine-spill-").FullName;

    private string Overflow => Path.Combine(_folder, "overflow");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 8)]
    [InlineData(8, 4)]
    public void A_spilling_ring_is_a_queue_wherever_its_events_are(int capacity, int overflow)
    {
        var property = Prop.ForAll<byte[]>(steps =>
        {
            using var ring = new SpillRing<long>(capacity, Overflow, overflow);
            return new SpillModel(ring).Run(steps);
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(200), property);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 4)]
    [InlineData(16, 64)]
    [InlineData(64, 65_536)]
    public void Two_threads_lose_double_and_tear_nothing_while_the_ring_goes_over_and_back(int capacity, int overflow)
    {
        const int Events = 60_000;
        using var ring = new SpillRing<Payload>(capacity, Overflow, overflow);
        var whole = true;
        var consumer = new Thread(() => whole = Consume(ring, Events)) { IsBackground = true };
        consumer.Start();
        var idle = default(YieldingIdle);
        for (var number = 0L; number < Events; number++)
        {
            long sequence;
            while (!ring.TryClaim(out sequence)) idle.Idle();
            Assert.Equal(number, sequence);
            ring[sequence] = new Payload(0, number);
            ring.Publish(sequence);
        }

        Assert.True(consumer.Join(TimeSpan.FromMinutes(2)), "the consumer did not get everything");
        Assert.True(whole);
        Assert.Equal(0.0, ring.OverflowFill);
    }

    [Fact]
    public void When_memory_and_overflow_are_full_nothing_is_taken_and_nothing_lost()
    {
        using var ring = new SpillRing<Payload>(4, Overflow, 8);
        for (var number = 0; number < 12; number++)
        {
            Assert.Equal(number > 4, ring.IsOverflowing);
            Assert.Equal(Math.Max(0, number - 4) / 8.0, ring.OverflowFill);
            Assert.True(ring.TryClaim(out var sequence));
            ring[sequence] = new Payload(0, number);
            ring.Publish(sequence);
        }

        Assert.False(ring.TryClaim(out _));
        Assert.Equal((8, 1, 1.0), (ring.Spilled, ring.RefusedClaims, ring.OverflowFill));
        Assert.True(Consume(ring, 12));
        Assert.True(ring.TryClaim(out var next));
        Assert.Equal(12, next);
        Assert.False(ring.IsOverflowing);
    }

    [Fact]
    public void Spilling_and_draining_allocate_nothing()
    {
        using var ring = new SpillRing<Payload>(4, Overflow, 64);
        var meter = default(AllocationMeter);
        meter.Start();
        var number = 0L;
        for (var round = 0; round < 200; round++)
        {
            while (ring.TryClaim(out var sequence))
            {
                ring[sequence] = new Payload(0, number++);
                ring.Publish(sequence);
            }

            while (ring.Consumer.Available(int.MaxValue) is var available and > 0) ring.Consumer.Release(ring.Consumer.Next + available - 1);
        }

        meter.Stop();
        Assert.Equal(0, meter.Allocated);
        Assert.Equal(200 * 68, number);
    }

    [Fact]
    public void The_file_has_its_full_size_from_the_start_and_goes_with_the_ring()
    {
        var ring = new SpillRing<Payload>(4, Overflow, 1024);
        Assert.Equal(1024 * 64, new FileInfo(Overflow).Length);
        ring.Dispose();
        Assert.False(File.Exists(Overflow));
        ring.Dispose();
    }

    [Fact]
    public void What_was_not_seen_cannot_be_released()
    {
        using var ring = new SpillRing<long>(2, Overflow, 2);
        Assert.True(ring.TryClaim(out var sequence));
        ring.Publish(sequence);
        Assert.Throws<ArgumentOutOfRangeException>(() => ring.Consumer.Release(0));
        Assert.Equal(1, ring.Consumer.Available(10));
        ring.Consumer.Release(0);
        Assert.Throws<ArgumentOutOfRangeException>(() => ring.Consumer.Release(1));
    }

    [Fact]
    public void A_blocked_consumer_is_woken_by_spilled_events_too()
    {
        using var signal = new WakeSignal();
        using var ring = new SpillRing<long>(1, Overflow, 2);
        ring.WakeOnPublish(signal);
        for (var i = 0; i < 3; i++)
        {
            Assert.True(ring.TryClaim(out var sequence));
            signal.Arm();
            ring.Publish(sequence);
            Assert.True(signal.Wait(0));
        }
    }

    private static bool Consume(SpillRing<Payload> ring, int events)
    {
        var consumer = ring.Consumer;
        var idle = default(YieldingIdle);
        while (consumer.Next < events)
        {
            // Stays away for a while now and then, so that the ring goes over.
            if (consumer.Next % 1000 == 999) Thread.Yield();
            var available = consumer.Available(100);
            if (available == 0) idle.Idle();
            for (var sequence = consumer.Next; available > 0; sequence++, available--)
            {
                ref readonly var slot = ref consumer[sequence];
                if (slot.Number != sequence || !slot.IsWhole) return false;
                consumer.Release(sequence);
            }
        }

        return true;
    }
}
