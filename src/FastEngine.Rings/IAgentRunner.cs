namespace FastEngine.Rings;

/// <summary>A thread that runs an agent until it is told to halt.</summary>
public interface IAgentRunner : IDisposable
{
    string Name { get; }

    /// <summary>The core that was asked for.</summary>
    int? RequestedCore { get; }

    /// <summary>The core that the thread is pinned to; null when none was asked for, the system refused, or the thread has not started.</summary>
    int? PinnedCore { get; }

    /// <summary>Id that the system gave to its thread; 0 before it runs, and where the system has none.</summary>
    int ThreadId { get; }

    bool IsRunning { get; }

    /// <summary>Why the agent ended, when it was not told to; null when all is well.</summary>
    Exception? Failure { get; }

    /// <summary>False when the halt had to end before the agent ran out of work.</summary>
    bool Drained { get; }

    /// <summary>The allocation certificate: bytes that the thread allocated between <see cref="MarkWarm"/> and its last work.
    /// Null until the thread has ended, and when it was never marked.</summary>
    long? AllocatedBytes { get; }

    /// <summary>True once the thread has seen <see cref="MarkWarm"/>.</summary>
    bool IsWarm { get; }

    void Start();

    /// <summary>Asks the thread to count allocations from its next round on; a second mark starts again.</summary>
    void MarkWarm();

    /// <summary>Asks the thread to end: it works on until nothing is there, at most the drain limit of rounds, and closes the agent. Does not wait.</summary>
    void Halt();

    /// <summary>Waits for the thread to end.</summary>
    void Join();

    /// <returns>False when it was still running after <paramref name="timeout"/>.</returns>
    bool Join(TimeSpan timeout);

    /// <exception cref="AgentFailedException">The agent ended with <see cref="Failure"/>.</exception>
    void ThrowIfFailed();
}
