namespace FastEngine.Rings;

/// <summary>What a runner is told beside its agent and how it waits.</summary>
public sealed record AgentRunnerOptions
{
    public const int DefaultDrainLimit = 1_000_000;

    public static AgentRunnerOptions Default { get; } = new();

    /// <summary>Core to pin the thread to; null leaves that to the scheduler.</summary>
    public int? Core { get; init; }

    /// <summary>Most rounds of work after a halt was asked for.</summary>
    public int DrainLimit { get; init; } = DefaultDrainLimit;

    /// <summary>Called once, on the agent's thread, as soon as the agent has failed and before it is closed.</summary>
    public Action<IAgentRunner>? OnFailure { get; init; }
}
