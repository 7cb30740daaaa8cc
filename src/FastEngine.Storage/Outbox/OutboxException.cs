namespace FastEngine.Storage.Outbox;

/// <summary>The outbox cannot be opened; the text says which file and what to do.</summary>
public sealed class OutboxException : Exception
{
    public OutboxException(string message) : base(message)
    {
    }

    public OutboxException(string message, Exception inner) : base(message, inner)
    {
    }
}
