using System.Text.Json.Nodes;
using FastEngine.Core;
using FastEngine.Exchange.Errors;
using FastEngine.Exchange.Matching;

namespace FastEngine.Exchange.Rest;

/// <summary>Lets requests of one market through to their endpoints: rate limits, keys, signatures and times, whichever way they came.</summary>
internal sealed class RequestDispatcher
{
    private readonly Dictionary<(string, string), Endpoint> _endpoints;
    private readonly Venue _venue;
    private readonly RequestAuthority _authority;
    private readonly IExchangeClock _clock;
    private readonly IArrivals _arrivals;
    private readonly bool _isFuture;

    /// <param name="clock">In whose time requests are weighed.</param>
    /// <param name="arrivals">When questions with an id reach the book.</param>
    public RequestDispatcher(
        Venue venue, RequestAuthority authority, RateLimiter limiter, IExchangeClock clock, IArrivals arrivals, bool isFuture, IEnumerable<Endpoint> endpoints)
    {
        _venue = venue;
        _authority = authority;
        _clock = clock;
        _arrivals = arrivals;
        _isFuture = isFuture;
        Limiter = limiter;
        _endpoints = endpoints.ToDictionary(endpoint => (endpoint.Method, endpoint.Path));
    }

    public RateLimiter Limiter { get; }

    public long NowMs => _clock.NowNs / EngineTime.NsPerMs;

    public Endpoint? Find(string method, string path) => _endpoints.GetValueOrDefault((method, path));

    public IEnumerable<Endpoint> Endpoints => _endpoints.Values;

    /// <summary>Answers a request of HTTP.</summary>
    /// <param name="query">As it was sent, without the question mark.</param>
    /// <param name="body">As it was sent.</param>
    public Answer Http(Endpoint endpoint, string query, string body, string? key)
    {
        var parameters = new RequestParameters();
        parameters.Read(query);
        parameters.Read(body);
        return Run(endpoint, parameters, () =>
        {
            if (endpoint.Security == Security.Public) return null;
            var identity = _authority.Identify(key);
            if (endpoint.Security == Security.Key) return identity;
            RequestAuthority.CheckTime(parameters, _clock.NowNs / EngineTime.NsPerMs);
            var payload = RequestAuthority.Unsigned(query, out var inQuery) + RequestAuthority.Unsigned(body, out var inBody);
            RequestAuthority.CheckSignature(identity.Key, payload, inBody ?? inQuery);
            return identity;
        });
    }

    /// <summary>Answers a request of the WebSocket API, or of a connection that is logged on.</summary>
    /// <param name="loggedOn">Who it is when the request does not say.</param>
    public Answer Socket(Endpoint endpoint, RequestParameters parameters, Identity? loggedOn) => Run(endpoint, parameters, () => Identify(endpoint.Security, parameters, loggedOn));

    /// <summary>Who signed the parameters of a request of the WebSocket API.</summary>
    public Identity? Identify(Security security, RequestParameters parameters, Identity? loggedOn)
    {
        if (security == Security.Public) return null;
        if (!parameters.Has("apiKey") && !parameters.Has("signature") && loggedOn is not null)
        {
            if (security != Security.Key) RequestAuthority.CheckTime(parameters, _clock.NowNs / EngineTime.NsPerMs);
            return loggedOn;
        }

        var identity = _authority.Identify(parameters.Required("apiKey"));
        if (security == Security.Key) return identity;
        RequestAuthority.CheckTime(parameters, _clock.NowNs / EngineTime.NsPerMs);
        var signed = parameters.All.Where(pair => pair.Key != "signature").OrderBy(pair => pair.Key, StringComparer.Ordinal);
        RequestAuthority.CheckSignature(identity.Key, string.Join('&', signed.Select(pair => $"{pair.Key}={pair.Value}")), parameters["signature"]);
        return identity;
    }

    /// <summary>What is used of the limits, as the WebSocket API tells it.</summary>
    public JsonArray Limits() =>
    [
        Limit("REQUEST_WEIGHT", "MINUTE", 1, Limiter.Options.WeightPerMinute, Limiter.Weight),
        Limit("ORDERS", "SECOND", 10, Limiter.Options.OrdersPer10Seconds, Limiter.OrdersPer10Seconds),
        Limit("ORDERS", "MINUTE", 1, Limiter.Options.OrdersPerMinute, Limiter.OrdersPerMinute),
    ];

    /// <summary>What a refusal looks like.</summary>
    public static JsonObject Body(VenueError error) => new() { ["code"] = error.Code, ["msg"] = error.Message };

    private static JsonObject Limit(string type, string interval, int number, int limit, int count) =>
        new() { ["rateLimitType"] = type, ["interval"] = interval, ["intervalNum"] = number, ["limit"] = limit, ["count"] = count };

    private Answer Run(Endpoint endpoint, RequestParameters parameters, Func<Identity?> identify)
    {
        lock (_venue.Gate)
        {
            var nowMs = _clock.NowNs / EngineTime.NsPerMs;
            try
            {
                var orders = endpoint.Orders?.Invoke(parameters) ?? 0;
                if (Limiter.Count(nowMs, endpoint.WeightOf?.Invoke(parameters) ?? endpoint.Weight, orders) is { } refusal) return Refuse(refusal, nowMs);
                var identity = identify();
                if (endpoint.Security == Security.Trade && !identity!.Key.CanTrade) throw new RefusedException(VenueErrors.BadKey);
                if (_clock is WallClock) _venue.AdvanceTo(_clock.NowNs);
                var request = new VenueRequest(parameters, _isFuture, identity, endpoint.Path);
                var answer = endpoint.Method == "GET" && parameters[LockstepParameters.Call] is { } id ? _arrivals.Query(request, id, () => endpoint.Handle(request)) : endpoint.Handle(request);
                return new Answer(200, answer, Headers());
            }
            catch (RefusedException refused)
            {
                return Refuse(refused.Error, nowMs);
            }
            catch (OverflowException)
            {
                return Refuse(VenueErrors.IllegalCharacters("quantity"), nowMs);
            }
        }
    }

    private Answer Refuse(VenueError error, long nowMs)
    {
        var headers = Headers();
        if (error.Status is 429 or 418) headers.Add(("Retry-After", Decimals.Short(Limiter.RetryAfterSeconds(nowMs))));
        return new Answer(error.Status, Body(error), headers);
    }

    private List<(string, string)> Headers() =>
    [
        ("X-MBX-USED-WEIGHT", Decimals.Short(Limiter.Weight)),
        ("X-MBX-USED-WEIGHT-1M", Decimals.Short(Limiter.Weight)),
        ("X-MBX-ORDER-COUNT-10S", Decimals.Short(Limiter.OrdersPer10Seconds)),
        ("X-MBX-ORDER-COUNT-1M", Decimals.Short(Limiter.OrdersPerMinute)),
    ];
}
