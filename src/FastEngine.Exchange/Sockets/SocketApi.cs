using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Rest;

namespace FastEngine.Exchange.Sockets;

/// <summary>One connection of the WebSocket API: requests in JSON, each answered with its id.</summary>
internal sealed class SocketApi(SocketChannel channel, RequestDispatcher dispatcher, SocketApiMethods methods, SpotUserStream? userStream, IRequestFaults faults, bool showsLimits)
{
    private const long MsPerSecond = 1_000;

    private Identity? _loggedOn;
    private long _loggedOnMs;

    public async Task RunAsync(WebSocket socket, CancellationToken stop)
    {
        try
        {
            await channel.RunAsync(socket, TakeAsync, stop).ConfigureAwait(false);
        }
        finally
        {
            userStream?.Unsubscribe(channel, null);
        }
    }

    private async Task TakeAsync(string text)
    {
        JsonObject? request = null;
        try
        {
            request = JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            // Answered below: what is no request is malformed.
        }

        var id = request?["id"]?.DeepClone();
        if (request?["method"]?.ToString() is not { } method)
        {
            Reply(id, new Answer(400, RequestDispatcher.Body(new VenueError(-1135, "Invalid JSON Request")), []));
            return;
        }

        var parameters = new RequestParameters();
        if (request["params"] is JsonObject given)
        {
            foreach (var (name, value) in given) parameters.Set(name, Text(value));
        }

        var endpoint = methods.Find(method);
        if (endpoint is not null && faults.Before(endpoint) is { } fault)
        {
            await fault.Delay.ConfigureAwait(false);
            if (fault.Answer is { } instead)
            {
                Reply(id, instead);
                return;
            }
        }

        var answer = endpoint is not null ? dispatcher.Socket(endpoint, parameters, _loggedOn) : Own(method, parameters);
        if (endpoint is not null && faults.IsUnanswered(endpoint)) return;
        if (endpoint is not null && faults.After(endpoint) is { } unknown) answer = new Answer(unknown.Status, RequestDispatcher.Body(unknown), []);
        Reply(id, answer);
    }

    // What concerns the connection itself.
    private Answer Own(string method, RequestParameters parameters)
    {
        try
        {
            JsonNode? result = method switch
            {
                "session.logon" => LogOn(dispatcher.Identify(Security.Signed, parameters, null)!),
                "session.status" => Session(),
                "session.logout" => LogOut(),
                "userDataStream.subscribe.signature" when userStream is not null => Subscribe(dispatcher.Identify(Security.Signed, parameters, null)!),
                "userDataStream.subscribe" when userStream is not null => Subscribe(_loggedOn ?? throw new RefusedException(VenueErrors.BadKey)),
                "userDataStream.unsubscribe" when userStream is not null => Unsubscribe(parameters),
                "session.subscriptions" when userStream is not null =>
                    new JsonArray([.. userStream.Of(channel).Select(id => new JsonObject { ["subscriptionId"] = id })]),
                _ => null,
            };
            return result is null
                ? new Answer(400, RequestDispatcher.Body(new VenueError(-1134, "Unknown method.")), [])
                : new Answer(200, result, []);
        }
        catch (RefusedException refused)
        {
            return new Answer(refused.Error.Status, RequestDispatcher.Body(refused.Error), []);
        }
    }

    private JsonObject LogOn(Identity identity)
    {
        _loggedOn = identity;
        _loggedOnMs = dispatcher.NowMs;
        return Session();
    }

    private JsonObject LogOut()
    {
        _loggedOn = null;
        return Session();
    }

    private JsonObject Session() => new()
    {
        ["apiKey"] = _loggedOn?.Key.Key,
        ["authorizedSince"] = _loggedOn is null ? null : _loggedOnMs,
        ["connectedSince"] = _loggedOnMs,
        ["returnRateLimits"] = showsLimits,
        ["serverTime"] = dispatcher.NowMs,
        ["userDataStream"] = userStream?.Of(channel).Count > 0,
    };

    private JsonObject Subscribe(Identity identity) => new() { ["subscriptionId"] = userStream!.Subscribe(identity.Account, channel) };

    private JsonObject Unsubscribe(RequestParameters parameters)
    {
        userStream!.Unsubscribe(channel, (int?)parameters.Integer("subscriptionId"));
        return [];
    }

    private void Reply(JsonNode? id, Answer answer)
    {
        var reply = new JsonObject { ["id"] = id, ["status"] = answer.Status };
        reply[answer.IsError ? "error" : "result"] = answer.Body;
        if (answer.Body is JsonObject error && RetryAfterSeconds(answer) is > 0 and var seconds)
            error["data"] = new JsonObject { ["serverTime"] = dispatcher.NowMs, ["retryAfter"] = dispatcher.NowMs + seconds * MsPerSecond };
        if (showsLimits) reply["rateLimits"] = dispatcher.Limits();
        channel.Send(JsonText.Of(reply));
    }

    private static long RetryAfterSeconds(Answer answer)
    {
        foreach (var (name, value) in answer.Headers)
            if (name == "Retry-After") return long.Parse(value, CultureInfo.InvariantCulture);
        return 0;
    }

    // Numbers and flags count as they are written.
    private static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonValue text when text.TryGetValue<string>(out var written) => written,
        _ => JsonText.Of(value),
    };
}
