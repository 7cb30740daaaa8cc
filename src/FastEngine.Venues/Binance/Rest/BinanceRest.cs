using System.Globalization;
using System.Net;
using System.Text;
using FastEngine.Core;
using FastEngine.Venues.Binance.Errors;
using FastEngine.Venues.Binance.Limits;
using FastEngine.Venues.Binance.Signing;
using FastEngine.Venues.Binance.Timing;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace FastEngine.Venues.Binance.Rest;

/// <summary>The venue's REST interface: signs, keeps the limits, tries again what may be tried again, and leaves a failing venue alone. Callable from any thread.</summary>
public sealed class BinanceRest : IDisposable
{
    private readonly RestOptions _options;
    private readonly Credentials? _credentials;
    private readonly RequestSigner? _signer;
    private readonly RateLimiter _limiter;
    private readonly ClockSync _clock;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly ResiliencePipeline<RestAnswer> _safe;
    private readonly ResiliencePipeline<RestAnswer> _once;
    private readonly Lock _signing = new();

    /// <param name="options">Where it is.</param>
    /// <param name="credentials">Null for public data alone.</param>
    /// <param name="limiter">Of the address and account.</param>
    /// <param name="clock">The venue's.</param>
    /// <param name="time">Ours.</param>
    public BinanceRest(RestOptions options, Credentials? credentials, RateLimiter limiter, ClockSync clock, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _credentials = credentials;
        _signer = credentials?.NewSigner();
        _limiter = limiter;
        _clock = clock;
        _time = time;

        // Redirects are not followed: a signed request goes nowhere but to the venue.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var breaker = Breaker();
        _safe = new ResiliencePipelineBuilder<RestAnswer> { TimeProvider = time }.AddRetry(Retry()).AddCircuitBreaker(breaker).AddTimeout(options.Timeout).Build();
        _once = new ResiliencePipelineBuilder<RestAnswer> { TimeProvider = time }.AddCircuitBreaker(breaker).AddTimeout(options.Timeout).Build();
    }

    /// <summary>Whether more than public data can be asked for.</summary>
    public bool HasKey => _credentials is not null;

    /// <summary>Sends a request; never throws but when it is cancelled.</summary>
    public async Task<RestAnswer> SendAsync(RestCall call, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            return await (call.IsSafe ? _safe : _once)
                .ExecuteAsync(static async (state, token) => await state.Owner.AttemptAsync(state.Call, token).ConfigureAwait(false), (Owner: this, Call: call), cancellation)
                .ConfigureAwait(false);
        }
        catch (BrokenCircuitException)
        {
            return Failed(call, RestFault.CircuitOpen);
        }
        catch (TimeoutRejectedException)
        {
            return Failed(call, RestFault.NoAnswer);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _signer?.Dispose();
    }

    private async Task<RestAnswer> AttemptAsync(RestCall call, CancellationToken cancellation)
    {
        if (!_limiter.TryTake(call.Purpose, call.Weight, call.Orders, WallClock.NowNs(_time))) return Failed(call, RestFault.Limited);
        using var request = new HttpRequestMessage(call.Method, new Uri(_options.Host, call.Path + Query(call)));
        if (call.Security != RestSecurity.None) request.Headers.TryAddWithoutValidation("X-MBX-APIKEY", Account(call).ApiKeyText);
        try
        {
            var sentNs = WallClock.NowNs(_time);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            var receivedNs = WallClock.NowNs(_time);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            Read(response);
            var error = response.IsSuccessStatusCode ? default : ErrorOf(body);
            return new RestAnswer(call, RestFault.None, response.StatusCode, body, error) { SentNs = sentNs, ReceivedNs = receivedNs };
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return Failed(call, RestFault.NotSent);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return Failed(call, RestFault.NoAnswer);
        }
    }

    private string Query(RestCall call)
    {
        if (call.Security != RestSecurity.Signed) return call.Query.Length == 0 ? "" : "?" + call.Query;
        Account(call);
        var timestampMs = _clock.ToVenueNs(WallClock.NowNs(_time)) / EngineTime.NsPerMs;
        var query = $"{call.Query}{(call.Query.Length == 0 ? "" : "&")}recvWindow={_options.ReceiveWindowMs}&timestamp={timestampMs}";
        Span<byte> signature = stackalloc byte[RequestSigner.MaxLength];
        int length;
        lock (_signing) length = _signer!.Sign(Encoding.ASCII.GetBytes(query), signature);
        return $"?{query}&signature={Uri.EscapeDataString(Encoding.ASCII.GetString(signature[..length]))}";
    }

    private Credentials Account(RestCall call) =>
        _credentials ?? throw new InvalidOperationException($"{call.Method} {call.Path} needs a key, and none is configured");

    private void Read(HttpResponseMessage response)
    {
        var nowNs = WallClock.NowNs(_time);
        foreach (var (name, values) in response.Headers)
        {
            if (LimitHeader.TryParse(name, out var kind, out var intervalNs)
                && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var used))
                _limiter.Told(kind, intervalNs, used, nowNs);
        }

        // 403 is the wall before the venue, which counts too.
        if ((int)response.StatusCode is not (429 or 418 or 403)) return;
        var retryAfter = response.Headers.RetryAfter?.Delta ?? TimeSpan.Zero;
        _limiter.BackOff((int)response.StatusCode == 418, (long)retryAfter.TotalNanoseconds, nowNs);
    }

    private static BinanceError ErrorOf(byte[] body)
    {
        var answer = new RestAnswer(RestCall.Get(""), RestFault.None, HttpStatusCode.OK, body, default).Read(BinanceJson.Default.ErrorAnswer);
        return answer is null ? default : new BinanceError(answer.Code, answer.Msg ?? "");
    }

    private static RestAnswer Failed(RestCall call, RestFault fault) => new(call, fault, default, default, default);

    private static bool HasFailed(in RestAnswer answer) =>
        answer.Fault is RestFault.NoAnswer or RestFault.NotSent || (answer.Fault == RestFault.None && (int)answer.Status >= 500);

    private RetryStrategyOptions<RestAnswer> Retry() => new()
    {
        MaxRetryAttempts = Math.Max(1, _options.Retries),
        Delay = _options.RetryDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = arguments => ValueTask.FromResult(_options.Retries > 0
            && (arguments.Outcome.Exception is TimeoutRejectedException || HasFailed(arguments.Outcome.Result)
                || (!arguments.Outcome.Result.IsOk && arguments.Outcome.Result.Fault == RestFault.None && arguments.Outcome.Result.Verdict.Action is ErrorAction.Retry or ErrorAction.InDoubt))),
    };

    private CircuitBreakerStrategyOptions<RestAnswer> Breaker() => new()
    {
        FailureRatio = _options.BreakAtFailures,
        MinimumThroughput = Math.Max(2, _options.BreakAtLeast),
        SamplingDuration = _options.BreakWindow,
        BreakDuration = _options.BreakFor,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is TimeoutRejectedException || HasFailed(arguments.Outcome.Result)),
    };
}
