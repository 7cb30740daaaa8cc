namespace FastEngine.Rings;

/// <summary>A consumer as an agent: hands each published event to a handler and releases once a batch.</summary>
public sealed class BatchEventProcessor<T, THandler> : IAgent
    where T : unmanaged
    where THandler : struct, IEventHandler<T>
{
    public const int DefaultMaxBatch = 1024;

    private readonly RingConsumer<T> _consumer;
    private readonly IExceptionPolicy _policy;
    private readonly int _maxBatch;
    private THandler _handler;
    private ConsumerHaltedException? _halted;

    /// <param name="consumer">Its place on the ring; this agent's alone from now on.</param>
    /// <param name="policy">What happens when the handler throws.</param>
    /// <param name="maxBatch">Most events of one <see cref="DoWork"/>, and between two releases.</param>
    public BatchEventProcessor(
        string name, RingConsumer<T> consumer, THandler handler, IExceptionPolicy policy, int maxBatch = DefaultMaxBatch)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(consumer);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBatch, 1);
        Name = name;
        _consumer = consumer;
        _handler = handler;
        _policy = policy;
        _maxBatch = maxBatch;
    }

    public string Name { get; }

    /// <summary>The last event done; for dependent consumers.</summary>
    public Sequence Sequence => _consumer.Sequence;

    public IExceptionPolicy Policy => _policy;

    /// <summary>The handler's state; read it from the agent's thread, or after that has ended.</summary>
    public ref readonly THandler Handler => ref _handler;

    /// <returns>The number of events passed, skipped ones included.</returns>
    /// <exception cref="ConsumerHaltedException">The policy said halt, now or earlier.</exception>
    public int DoWork()
    {
        if (_halted is not null) throw _halted;
        var first = _consumer.Next;
        var through = Math.Min(_consumer.HighestAvailable(), first + _maxBatch - 1);
        if (through < first) return 0;
        var sequence = first;
        while (sequence <= through)
        {
            try
            {
                for (; sequence <= through; sequence++)
                    _handler.OnEvent(in _consumer[sequence], sequence, sequence == through);
            }
            catch (Exception exception)
            {
                OnHandlerException(exception, sequence);
                sequence++;
            }
        }

        _consumer.Release(through);
        return (int)(through - first + 1);
    }

    /// <summary>Drains: everything published before this call is handled. A halted consumer leaves the rest in the ring.</summary>
    public void OnClose()
    {
        // Events that are published while this runs do not prolong it beyond one ring of them.
        var last = _consumer.HighestPublished();
        while (_halted is null && _consumer.Next <= last && DoWork() > 0)
        {
        }
    }

    private void OnHandlerException(Exception exception, long sequence)
    {
        ExceptionAction action;
        try
        {
            action = _policy.OnException(exception, sequence);
        }
        catch (Exception ofPolicy)
        {
            action = ExceptionAction.Halt;
            exception = new AggregateException("the exception policy threw too", exception, ofPolicy);
        }

        if (action == ExceptionAction.Skip) return;
        _halted = new ConsumerHaltedException(Name, sequence, exception);
        // What was handled before the event is done; the event itself keeps its slot.
        _consumer.Release(sequence - 1);
        throw _halted;
    }
}
