namespace FastEngine.Rings.Tests;

public class AllocationTests
{
    private const int Events = 20_000;

    [Fact]
    public void Claiming_publishing_and_consuming_allocate_nothing()
    {
        var single = new SingleProducerRing<Payload>(64);
        var many = new MultiProducerRing<Payload>(64);
        var first = new RingConsumer<Payload>(single);
        var second = new RingConsumer<Payload>(many);
        var meter = default(AllocationMeter);
        meter.Start();
        var sum = Carry(single, first) + Carry(many, second);
        meter.Stop();
        Assert.Equal(0, meter.Allocated);
        Assert.Equal(2L * Events * (Events - 1) / 2, sum);
    }

    [Theory]
    [InlineData(IdleKind.BusySpin)]
    [InlineData(IdleKind.Yielding)]
    [InlineData(IdleKind.Backoff)]
    [InlineData(IdleKind.Blocking)]
    public void A_consumer_thread_allocates_nothing_while_it_works_and_waits(IdleKind kind)
    {
        using var signal = new WakeSignal();
        var ring = new SingleProducerRing<Payload>(64);
        ring.WakeOnPublish(signal);
        var processor = new BatchEventProcessor<Payload, CheckingHandler>(
            "certified", new RingConsumer<Payload>(ring), new CheckingHandler([]), new HaltOnException());
        using var runner = AgentRunner.Create(processor, kind, signal: signal);
        runner.Start();
        var idle = default(YieldingIdle);
        for (var number = 0; number < Events; number++)
        {
            // The first thousand warm the thread up.
            if (number == 1_000)
            {
                runner.MarkWarm();
                while (!runner.IsWarm) idle.Idle();
            }

            var sequence = ring.Claim(1, ref idle);
            ring[sequence] = new Payload(0, number);
            ring.Publish(sequence);
        }

        runner.Halt();
        runner.Join();
        runner.ThrowIfFailed();
        Assert.Equal(Events, processor.Handler.Seen);
        Assert.Equal(0, runner.AllocatedBytes);
    }

    [Fact]
    public void The_certificate_counts_the_smallest_object()
    {
        using var runner = AgentRunner.Create(new CountdownAgent("wasteful", work: 1) { Garbage = 0 }, IdleKind.Yielding);
        runner.MarkWarm();
        runner.Start();
        runner.Halt();
        runner.Join();
        Assert.Equal(24, runner.AllocatedBytes);
    }

    private static long Carry(IRing<Payload> ring, RingConsumer<Payload> consumer)
    {
        var sum = 0L;
        for (var number = 0; number < Events;)
        {
            while (number < Events && ring.TryClaim(1, out var sequence))
            {
                ring[sequence] = new Payload(0, number++);
                ring.Publish(sequence, sequence);
            }

            var highest = consumer.HighestAvailable();
            for (var sequence = consumer.Next; sequence <= highest; sequence++) sum += consumer[sequence].Number;
            consumer.Release(highest);
        }

        return sum;
    }
}
