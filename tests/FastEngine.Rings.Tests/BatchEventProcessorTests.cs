namespace FastEngine.Rings.Tests;

public class BatchEventProcessorTests
{
    [Fact]
    public void A_batch_is_bounded_its_end_is_marked_and_it_is_released_once()
    {
        var (ring, processor) = Wire(new SkipAndCount(), maxBatch: 3);
        Publish(ring, 1, 2, 3, 4);
        var invoker = new AgentInvoker(processor);
        Assert.Equal(3, invoker.Invoke());
        Assert.Equal(2, processor.Sequence.Value);
        Assert.Equal(1, invoker.Invoke());
        Assert.Equal(0, invoker.Invoke());
        Assert.Equal([1, 2, 3, 4], processor.Handler.Seen);
        Assert.Equal([2, 3], processor.Handler.BatchEnds);
    }

    [Fact]
    public void Skip_and_count_goes_on_behind_the_event_and_remembers_the_first()
    {
        var policy = new SkipAndCount();
        var (ring, processor) = Wire(policy, maxBatch: 8);
        Publish(ring, 1, -2, 3, -4);
        Assert.Equal(4, new AgentInvoker(processor).Invoke());
        Assert.Equal([1, 3], processor.Handler.Seen);
        Assert.Equal(3, processor.Sequence.Value);
        Assert.Equal(2, policy.Exceptions);
        Assert.Equal(1, policy.FirstSequence);
        Assert.Equal("-2", policy.First!.Message);
    }

    [Fact]
    public void Halt_stops_in_front_of_the_event_which_keeps_holding_the_producer()
    {
        var policy = new HaltOnException();
        var (ring, processor) = Wire(policy, maxBatch: 8);
        Publish(ring, 1, -2, 3, 4);
        var invoker = new AgentInvoker(processor);
        var halted = Assert.Throws<ConsumerHaltedException>(() => invoker.Invoke());
        Assert.Equal(1, halted.Sequence);
        Assert.Equal("-2", halted.InnerException!.Message);
        Assert.Contains("consumer halted in front of event 1", halted.Message);
        Assert.Same(halted, Assert.Throws<ConsumerHaltedException>(() => invoker.Invoke()));
        Assert.Equal(0, processor.Sequence.Value);
        Assert.Equal([1], processor.Handler.Seen);
        Assert.True(ring.TryClaim(1, out _));
        Assert.False(ring.TryClaim(1, out _));
        invoker.Close();
        Assert.Equal([1], processor.Handler.Seen);
        Assert.Equal((1, 1), (policy.Exceptions, policy.FirstSequence));
    }

    [Fact]
    public void The_runner_of_a_halted_consumer_reports_it()
    {
        var (ring, processor) = Wire(new HaltOnException(), maxBatch: 8);
        Publish(ring, 1, -2);
        using var runner = AgentRunner.Create(processor, IdleKind.Yielding);
        runner.Start();
        runner.Join();
        Assert.Equal(1, Assert.IsType<ConsumerHaltedException>(runner.Failure).Sequence);
    }

    [Fact]
    public void A_policy_that_throws_halts_the_consumer()
    {
        var (ring, processor) = Wire(new ThrowingPolicy(), maxBatch: 8);
        Publish(ring, 1, -2);
        var halted = Assert.Throws<ConsumerHaltedException>(() => processor.DoWork());
        Assert.Equal(2, Assert.IsType<AggregateException>(halted.InnerException).InnerExceptions.Count);
        Assert.Equal(0, processor.Sequence.Value);
    }

    [Fact]
    public void Closing_handles_everything_published_before()
    {
        var (ring, processor) = Wire(new HaltOnException(), maxBatch: 1);
        Publish(ring, 1, 2, 3);
        var invoker = new AgentInvoker(processor);
        invoker.Start();
        invoker.Close();
        Assert.Equal([1, 2, 3], processor.Handler.Seen);
    }

    private static (SingleProducerRing<long> Ring, BatchEventProcessor<long, Recorder> Processor) Wire(IExceptionPolicy policy, int maxBatch)
    {
        var ring = new SingleProducerRing<long>(4);
        return (ring, new("consumer", new RingConsumer<long>(ring), new Recorder(), policy, maxBatch));
    }

    private static void Publish(SingleProducerRing<long> ring, params long[] values)
    {
        foreach (var value in values)
        {
            Assert.True(ring.TryClaim(1, out var sequence));
            ring[sequence] = value;
            ring.Publish(sequence);
        }
    }

    /// <summary>Keeps what it saw; negative events throw.</summary>
    private readonly struct Recorder() : IEventHandler<long>
    {
        public List<long> Seen { get; } = [];

        public List<long> BatchEnds { get; } = [];

        public void OnEvent(ref readonly long evt, long sequence, bool endOfBatch)
        {
            if (evt < 0) throw new InvalidOperationException(evt.ToString());
            Seen.Add(evt);
            if (endOfBatch) BatchEnds.Add(sequence);
        }
    }

    private sealed class ThrowingPolicy : IExceptionPolicy
    {
        public long Exceptions => 0;

        public Exception? First => null;

        public long FirstSequence => -1;

        public ExceptionAction OnException(Exception exception, long sequence) => throw new NotSupportedException();
    }
}
