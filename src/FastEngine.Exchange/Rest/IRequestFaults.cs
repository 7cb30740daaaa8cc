using FastEngine.Exchange.Errors;

namespace FastEngine.Exchange.Rest;

/// <summary>What goes wrong with requests, by script.</summary>
internal interface IRequestFaults
{
    /// <summary>Before a request is looked at; null when nothing happens to it.</summary>
    RequestFault? Before(Endpoint endpoint);

    /// <summary>What a request that was carried out is answered instead of its result; null for the result.</summary>
    VenueError? After(Endpoint endpoint);

    /// <summary>Whether a request that was carried out is never answered.</summary>
    bool IsUnanswered(Endpoint endpoint);
}
