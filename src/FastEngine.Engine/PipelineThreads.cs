using FastEngine.Rings;

namespace FastEngine.Engine;

/// <summary>The threads of one run: started together, ended in the order of the data flow, and all of them when one fails.</summary>
/// <param name="options">Idling and cores of the hot threads.</param>
/// <param name="closeRings">Called on a thread that fails: nobody may wait for it for ever.</param>
internal sealed class PipelineThreads(EngineOptions options, Action closeRings)
{
    private const int CompletionPollMs = 2;

    private readonly List<IAgentRunner> _hot = [];
    private IAgentRunner? _gateway;
    private IAgentRunner? _watchdog;
    private IAgentRunner? _cold;

    /// <summary>In the order in which they were added: the source's first.</summary>
    public IReadOnlyList<IAgentRunner> Hot => _hot;

    public bool AreStarted => _cold is not null;

    /// <summary>The id that the system has given to a hot thread; 0 before the start, and where there is none.</summary>
    public int HotThreadId(int index) => index < _hot.Count ? _hot[index].ThreadId : 0;

    public int GatewayThreadId => _gateway?.ThreadId ?? 0;

    /// <summary>A thread of its own for an agent that must not wait; the next free core of <see cref="EngineOptions.Pin"/> is its core.</summary>
    public void AddHot(IAgent agent, WakeSignal? signal = null)
    {
        int? core = _hot.Count < options.Pin.Count ? options.Pin[_hot.Count] : null;
        _hot.Add(AgentRunner.Create(agent, options.Idle, AgentRunnerOptions.Default with { Core = core, OnFailure = _ => closeRings() }, signal));
    }

    /// <summary>Starts all of them, those that take the hot ones' results first.</summary>
    public void Start(IAgent cold, IAgent? gateway, IAgent? watchdog)
    {
        _gateway = gateway is null ? null : CreateSlow(gateway);
        _watchdog = watchdog is null ? null : CreateSlow(watchdog);
        _cold = CreateSlow(cold);
        _gateway?.Start();
        _watchdog?.Start();
        _cold.Start();
        foreach (var runner in _hot)
        {
            runner.MarkWarm();
            runner.Start();
        }
    }

    /// <summary>Waits until the source has completed or a thread has failed.</summary>
    /// <param name="source">Of the first hot thread.</param>
    /// <param name="onWait">Called now and then on the caller's thread.</param>
    public void WaitFor(ISourceAgent source, Action? onWait)
    {
        while (!source.IsCompleted && FirstFailed() is null)
        {
            _hot[0].Join(TimeSpan.FromMilliseconds(CompletionPollMs));
            onWait?.Invoke();
        }
    }

    /// <summary>Ends every thread, each after those that feed it.</summary>
    /// <param name="beforeHot">Called with the index of the hot thread that is about to end.</param>
    public void End(Action<int> beforeHot)
    {
        _watchdog?.Dispose();
        for (var i = 0; i < _hot.Count; i++)
        {
            beforeHot(i);
            _hot[i].Dispose();
        }

        _gateway?.Dispose();
        _cold!.Dispose();
    }

    /// <exception cref="AgentFailedException">A thread failed, or was ended before its work was.</exception>
    public void ThrowIfFailed()
    {
        FirstFailed()?.ThrowIfFailed();
        foreach (var runner in _hot) ThrowIfNotDrained(runner);
        if (_gateway is not null) ThrowIfNotDrained(_gateway);
        ThrowIfNotDrained(_cold!);
    }

    // Who waited for a failed agent fails of the closed ring; the cause is the one that did not.
    public IAgentRunner? FirstFailed()
    {
        var failed = _cold?.Failure is not null ? _cold : null;
        if (_gateway?.Failure is not null) failed = _gateway;
        if (_watchdog?.Failure is not null) failed = _watchdog;
        foreach (var runner in _hot)
        {
            if (runner.Failure is null) continue;
            if (runner.Failure is not RingClosedException) return runner;
            failed ??= runner;
        }

        return failed;
    }

    private IAgentRunner CreateSlow(IAgent agent) =>
        AgentRunner.Create(agent, IdleKind.Backoff, AgentRunnerOptions.Default with { OnFailure = _ => closeRings() });

    private static void ThrowIfNotDrained(IAgentRunner runner)
    {
        if (!runner.Drained) throw new AgentFailedException($"agent {runner.Name} was ended before its work was", new InvalidOperationException("the drain limit was reached"));
    }
}
