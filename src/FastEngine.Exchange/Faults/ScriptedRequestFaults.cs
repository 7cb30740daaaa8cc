using FastEngine.Core;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Rest;

namespace FastEngine.Exchange.Faults;

/// <summary>Requests that are late, refused without a reason, or never answered.</summary>
internal sealed class ScriptedRequestFaults(FaultScript script, FaultDice dice, TimeProvider time) : IRequestFaults
{
    public RequestFault? Before(Endpoint endpoint)
    {
        if (dice.IsOver) return null;
        var delayNs = script.LatencyNs + (script.JitterNs > 0 ? (long)(dice.Next() * script.JitterNs) : 0);
        var delay = delayNs > 0 ? Task.Delay(TimeSpan.FromMicroseconds(delayNs / (double)EngineTime.NsPerUs), time) : Task.CompletedTask;
        var error = Refusal(endpoint);
        return error is null && delayNs == 0 ? null : new RequestFault(delay, error is { } refusal ? Answer(refusal) : null);
    }

    public VenueError? After(Endpoint endpoint) => endpoint.Security == Security.Trade && dice.Falls(script.UnknownStatus) ? VenueErrors.Timeout : null;

    public bool IsUnanswered(Endpoint endpoint) => endpoint.Security == Security.Trade && dice.Falls(script.Unanswered);

    private VenueError? Refusal(Endpoint endpoint)
    {
        if (dice.Falls(script.ServerError)) return VenueErrors.Overloaded;
        if (dice.Falls(script.TooMany)) return VenueErrors.TooMuchWeight(0);
        if (dice.Falls(script.Ban)) return VenueErrors.Banned(0);
        return endpoint.Security >= Security.Signed && dice.Falls(script.BadTimestamp) ? VenueErrors.TimestampOutside : null;
    }

    private static Answer Answer(VenueError error) =>
        new(error.Status, RequestDispatcher.Body(error), error.Status is 429 or 418 ? [("Retry-After", "1")] : []);
}
