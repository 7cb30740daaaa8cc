namespace FastEngine.Rings;

/// <summary>Runs an agent on a named thread of its own, pinned to a core if asked, waiting as <typeparamref name="TIdle"/> does.</summary>
public sealed class AgentRunner<TIdle> : IAgentRunner
    where TIdle : struct, IIdleStrategy
{
    private const int MarkRequested = 1;
    private const int HaltRequested = 2;

    private readonly IAgent _agent;
    private readonly AgentRunnerOptions _options;
    private readonly Thread _thread;
    private TIdle _idle;
    private AllocationMeter _meter;

    // Written by others with a full fence, read by the agent's thread once a round.
    private int _requests;
    private volatile int _pinnedCore = -1;
    private volatile int _threadId;
    private volatile bool _ended;
    private volatile bool _warm;
    private volatile Exception? _failure;

    public AgentRunner(IAgent agent, TIdle idle, AgentRunnerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(agent);
        _agent = agent;
        _idle = idle;
        _options = options ?? AgentRunnerOptions.Default;
        _thread = new Thread(Run) { Name = agent.Name, IsBackground = true };
    }

    public string Name => _agent.Name;

    public int? RequestedCore => _options.Core;

    public int? PinnedCore => _pinnedCore < 0 ? null : _pinnedCore;

    public int ThreadId => _threadId;

    public bool IsRunning => _thread.IsAlive;

    public Exception? Failure => _failure;

    public bool Drained { get; private set; }

    public long? AllocatedBytes => _ended ? _meter.Allocated : null;

    public bool IsWarm => _warm;

    public void Start() => _thread.Start();

    public void MarkWarm() => Request(MarkRequested);

    public void Halt() => Request(HaltRequested);

    public void Join()
    {
        if (HasStarted) _thread.Join();
    }

    public bool Join(TimeSpan timeout) => !HasStarted || _thread.Join(timeout);

    public void ThrowIfFailed()
    {
        if (_failure is { } failure) throw new AgentFailedException($"agent {Name} failed: {failure.Message}", failure);
    }

    /// <summary>Halts and waits for the thread.</summary>
    public void Dispose()
    {
        Halt();
        Join();
    }

    private bool HasStarted => (_thread.ThreadState & ThreadState.Unstarted) == 0;

    private void Request(int request)
    {
        Interlocked.Or(ref _requests, request);
        _idle.Wake();
    }

    private void Run()
    {
        _threadId = CpuTopology.CurrentThreadId();
        if (_options.Core is { } core && CpuTopology.TryPinCurrentThread(core)) _pinnedCore = core;
        try
        {
            _idle.Prepare();
            _agent.OnStart();
            Work();
            Drained = Drain();
        }
        catch (Exception exception)
        {
            Fail(exception);
        }

        _meter.Stop();
        try
        {
            _agent.OnClose();
        }
        catch (Exception exception)
        {
            Fail(_failure is { } first ? new AggregateException(first, exception) : exception);
        }

        _ended = true;
    }

    private void Work()
    {
        while (true)
        {
            var requests = Volatile.Read(ref _requests);
            if (requests != 0)
            {
                if ((requests & MarkRequested) != 0) Mark();
                if ((requests & HaltRequested) != 0) return;
            }

            if (_agent.DoWork() > 0) _idle.Reset();
            else _idle.Idle();
        }
    }

    /// <returns>True when the agent ran out of work within the limit.</returns>
    private bool Drain()
    {
        for (var round = 0; round < _options.DrainLimit; round++)
        {
            if (_agent.DoWork() == 0) return true;
        }

        return false;
    }

    private void Mark()
    {
        Interlocked.And(ref _requests, ~MarkRequested);
        _meter.Start();
        _warm = true;
    }

    private void Fail(Exception exception)
    {
        var isFirst = _failure is null;
        _failure = exception;
        if (!isFirst) return;
        try
        {
            _options.OnFailure?.Invoke(this);
        }
        catch (Exception ofCallback)
        {
            // Nobody is above this thread to catch it; it is reported beside the failure.
            _failure = new AggregateException(exception, ofCallback);
        }
    }
}
