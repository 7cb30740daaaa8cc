namespace FastEngine.Venues.Binance.Signing;

/// <summary>A key is missing or cannot be used. Its text never holds a part of the key.</summary>
public sealed class SecretException : Exception
{
    public SecretException()
    {
    }

    public SecretException(string message)
        : base(message)
    {
    }

    public SecretException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
