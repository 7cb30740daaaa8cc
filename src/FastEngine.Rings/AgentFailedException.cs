namespace FastEngine.Rings;

/// <summary>An agent ended with an exception; the inner exception says why.</summary>
public sealed class AgentFailedException : Exception
{
    public AgentFailedException()
    {
    }

    public AgentFailedException(string message)
        : base(message)
    {
    }

    public AgentFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
