namespace FastEngine.Rings;

/// <summary>A claim was waiting for room in a ring that was closed, so nobody will make room.</summary>
public sealed class RingClosedException : InvalidOperationException
{
    public RingClosedException()
        : base("the ring was closed while a producer waited for room in it")
    {
    }

    public RingClosedException(string message)
        : base(message)
    {
    }

    public RingClosedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
