namespace FastEngine.Rings;

/// <summary>Steps an agent by hand on the caller's thread: tests, replay and backtest. Exceptions go to the caller.</summary>
public sealed class AgentInvoker
{
    private bool _started;
    private bool _closed;

    public AgentInvoker(IAgent agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        Agent = agent;
    }

    public IAgent Agent { get; }

    /// <summary>Idempotent; the first <see cref="Invoke"/> does it too.</summary>
    public void Start()
    {
        if (_started) return;
        _started = true;
        Agent.OnStart();
    }

    /// <returns>How much was done.</returns>
    public int Invoke()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (!_started) Start();
        return Agent.DoWork();
    }

    /// <summary>Steps until nothing is there, at most <paramref name="maxSteps"/> times.</summary>
    /// <returns>How much was done in all.</returns>
    public long InvokeUntilIdle(int maxSteps = int.MaxValue)
    {
        var total = 0L;
        for (var step = 0; step < maxSteps; step++)
        {
            var done = Invoke();
            if (done == 0) break;
            total += done;
        }

        return total;
    }

    /// <summary>Idempotent.</summary>
    public void Close()
    {
        if (_closed) return;
        _closed = true;
        if (_started) Agent.OnClose();
    }
}
