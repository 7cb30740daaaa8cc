namespace FastEngine.Rings.Tests;

public class StressTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(1024)]
    public void Nothing_is_lost_doubled_or_torn_with_one_producer(int capacity) =>
        Assert.True(MultiProducerStress.Run(new SingleProducerRing<Payload>(capacity), producers: 1, eventsEach: 30_000));

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(4, 3)]
    [InlineData(8, 4)]
    [InlineData(1024, 3)]
    public void Nothing_is_lost_doubled_or_torn_with_many_producers(int capacity, int producers) =>
        Assert.True(MultiProducerStress.Run(new MultiProducerRing<Payload>(capacity), producers, eventsEach: 8_000));

    [Theory]
    [InlineData(2, 1)]
    [InlineData(8, 1)]
    [InlineData(8, 3)]
    [InlineData(256, 100)]
    public void A_diamond_and_a_chain_of_threads_see_every_event_after_those_they_depend_on(int capacity, int maxBatch)
    {
        const int Events = 5_000;
        var ring = new SingleProducerRing<Payload>(capacity);
        var a = new RingConsumer<Payload>(ring);
        var b = new RingConsumer<Payload>(ring);
        var c = new RingConsumer<Payload>(ring, a.Sequence, b.Sequence);
        var d = new RingConsumer<Payload>(ring, c.Sequence);
        var processors = new[]
        {
            Processor("a", a, maxBatch), Processor("b", b, maxBatch), Processor("c", c, maxBatch, a.Sequence, b.Sequence), Processor("d", d, maxBatch, c.Sequence),
        };
        var runners = processors.Select(processor => AgentRunner.Create(processor, IdleKind.Yielding)).ToArray();
        foreach (var runner in runners) runner.Start();
        var idle = default(YieldingIdle);
        for (var number = 0; number < Events; number++)
        {
            var sequence = ring.Claim(1, ref idle);
            ring[sequence] = new Payload(0, number);
            ring.Publish(sequence);
        }

        // In the order of the flow: each drains what those before it have let through.
        foreach (var runner in runners)
        {
            runner.Halt();
            runner.Join();
            runner.ThrowIfFailed();
            Assert.True(runner.Drained);
        }

        foreach (var processor in processors)
        {
            Assert.Equal(Events, processor.Handler.Seen);
            Assert.Equal(0, processor.Handler.Wrong);
        }
    }

    [Theory]
    [InlineData(IdleKind.BusySpin)]
    [InlineData(IdleKind.Yielding)]
    [InlineData(IdleKind.Backoff)]
    [InlineData(IdleKind.Blocking)]
    public void Halting_in_the_middle_drains_what_was_published(IdleKind kind)
    {
        for (var round = 0; round < 10; round++)
        {
            using var signal = new WakeSignal();
            var ring = new MultiProducerRing<Payload>(4096);
            var processor = Processor("drain", new RingConsumer<Payload>(ring), 64);
            if (kind == IdleKind.Blocking) ring.WakeOnPublish(signal);
            using var runner = AgentRunner.Create(processor, kind, signal: signal);
            runner.Start();
            var published = 0;
            for (; published < 1_000 + round * 100; published++)
            {
                Assert.True(ring.TryClaim(1, out var sequence));
                ring[sequence] = new Payload(0, published);
                ring.Publish(sequence, sequence);
            }

            runner.Halt();
            runner.Join();
            runner.ThrowIfFailed();
            Assert.Equal(published, processor.Handler.Seen);
            Assert.Equal(0, processor.Handler.Wrong);
        }
    }

    [Fact]
    public void A_blocked_thread_is_woken_for_every_event_it_waits_for()
    {
        // Each event is published only after the one before was consumed, so the consumer waits again every time; the
        // timeout is longer than the test may take, so a missed wake would hang it.
        using var signal = new WakeSignal();
        var ring = new SingleProducerRing<Payload>(4);
        ring.WakeOnPublish(signal);
        var processor = Processor("blocked", new RingConsumer<Payload>(ring), 4);
        using var runner = new AgentRunner<BlockingIdle>(processor, new BlockingIdle(signal, timeoutMs: 600_000));
        runner.Start();
        var idle = default(YieldingIdle);
        for (var number = 0; number < 3_000; number++)
        {
            var sequence = ring.Claim(1, ref idle);
            ring[sequence] = new Payload(0, number);
            ring.Publish(sequence);
            while (processor.Sequence.Value < sequence) idle.Idle();
        }

        runner.Halt();
        runner.Join();
        Assert.Equal(3_000, processor.Handler.Seen);
    }

    private static BatchEventProcessor<Payload, CheckingHandler> Processor(
        string name, RingConsumer<Payload> consumer, int maxBatch, params Sequence[] behind) =>
        new(name, consumer, new CheckingHandler(behind), new HaltOnException(), maxBatch);
}
