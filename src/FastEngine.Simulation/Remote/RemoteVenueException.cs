namespace FastEngine.Simulation.Remote;

/// <summary>The connection between an engine and its paper venue failed, or one of them said what the protocol does not allow.</summary>
public sealed class RemoteVenueException : Exception
{
    public RemoteVenueException()
    {
    }

    public RemoteVenueException(string message)
        : base(message)
    {
    }

    public RemoteVenueException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
