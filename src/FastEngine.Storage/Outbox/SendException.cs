namespace FastEngine.Storage.Outbox;

/// <summary>A send failed; nobody knows whether it arrived, unless the failure says so.</summary>
public class SendException : Exception
{
    public SendException(SendFailure failure, string message) : base(message) => Failure = failure;

    public SendException(SendFailure failure, string message, Exception inner) : base(message, inner) => Failure = failure;

    public SendFailure Failure { get; }
}
