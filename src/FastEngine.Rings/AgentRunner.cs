namespace FastEngine.Rings;

/// <summary>Makes the runner that a configuration names.</summary>
public static class AgentRunner
{
    /// <param name="core">Core to pin the thread to; null leaves that to the scheduler.</param>
    /// <param name="signal">For <see cref="IdleKind.Blocking"/>: what publishers signal; null for a timed sleep.</param>
    public static IAgentRunner Create(IAgent agent, IdleKind idle, int? core = null, WakeSignal? signal = null) =>
        Create(agent, idle, AgentRunnerOptions.Default with { Core = core }, signal);

    public static IAgentRunner Create(IAgent agent, IdleKind idle, AgentRunnerOptions options, WakeSignal? signal = null) => idle switch
    {
        IdleKind.BusySpin => new AgentRunner<BusySpinIdle>(agent, default, options),
        IdleKind.Yielding => new AgentRunner<YieldingIdle>(agent, default, options),
        IdleKind.Backoff => new AgentRunner<BackoffIdle>(agent, default, options),
        IdleKind.Blocking => new AgentRunner<BlockingIdle>(agent, new BlockingIdle(signal), options),
        _ => throw new ArgumentOutOfRangeException(nameof(idle), idle, $"no idle strategy is called {idle}"),
    };
}
