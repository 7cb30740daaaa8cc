namespace FastEngine.Venues.Binance.Rest;

/// <summary>The venue did not give what a start needs.</summary>
public sealed class RestException : Exception
{
    public RestException()
    {
    }

    public RestException(string message)
        : base(message)
    {
    }

    public RestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public RestException(in RestAnswer answer)
        : base(answer.ToString())
    {
        Answer = answer;
    }

    public RestAnswer? Answer { get; }
}
