namespace FastEngine.Venues.Binance.Lockstep;

/// <summary>The simulated exchange is gone, or not in step.</summary>
public sealed class LockstepException : Exception
{
    public LockstepException(string message)
        : base(message)
    {
    }

    public LockstepException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
