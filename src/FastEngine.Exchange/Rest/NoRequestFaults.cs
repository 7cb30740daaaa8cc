using FastEngine.Exchange.Errors;

namespace FastEngine.Exchange.Rest;

/// <summary>Every request is carried out and answered.</summary>
internal sealed class NoRequestFaults : IRequestFaults
{
    public RequestFault? Before(Endpoint endpoint) => null;

    public VenueError? After(Endpoint endpoint) => null;

    public bool IsUnanswered(Endpoint endpoint) => false;
}
