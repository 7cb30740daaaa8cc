namespace FastEngine.Storage.Symbols;

/// <summary>A database of the store that cannot be used as it is; the message says which, why and what to do.</summary>
public sealed class StoreException : Exception
{
    public StoreException(string message)
        : base(message)
    {
    }

    public StoreException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>A query asks for what queries may not do: the databases are well.</summary>
    public bool IsBadQuery { get; init; }
}
