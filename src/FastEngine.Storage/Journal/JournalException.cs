namespace FastEngine.Storage.Journal;

/// <summary>A journal cannot be opened or made writable; the message says where, why and what to do.</summary>
public sealed class JournalException : Exception
{
    public JournalException(string message)
        : base(message)
    {
    }

    public JournalException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
