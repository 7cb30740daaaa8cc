namespace FastEngine.Rings;

/// <summary>How a thread waits between two looks at what it waits for; a struct, used as a type parameter.</summary>
public interface IIdleStrategy
{
    /// <summary>Uses once, on the thread that will wait, what it waits with: the first use allocates, and a warm thread must not.</summary>
    void Prepare()
    {
    }

    /// <summary>Waits a little. Called again and again while there is nothing to do; the caller looks again after every call.</summary>
    void Idle();

    /// <summary>There was something to do: the next wait starts from the beginning.</summary>
    void Reset();

    /// <summary>Ends a wait that is under way; called by other threads.</summary>
    void Wake()
    {
    }
}
