namespace FastEngine.Rings;

/// <summary>An agent at the head of a pipeline, which comes to an end by itself or when asked.</summary>
public interface ISourceAgent : IAgent
{
    /// <summary>Everything it had to publish is on the rings. Set by its thread, read by any.</summary>
    bool IsCompleted { get; }

    /// <summary>Trades published so far.</summary>
    long Ticks { get; }

    /// <summary>Asks it to publish nothing more and to complete. Callable from any thread.</summary>
    void RequestStop();
}
