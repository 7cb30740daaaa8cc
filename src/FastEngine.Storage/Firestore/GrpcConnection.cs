using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Google.Protobuf;

namespace FastEngine.Storage.Firestore;

/// <summary>A gRPC client over HTTP/2, as much as Firestore needs: one answer, a stream of answers, or a stream both ways.</summary>
internal sealed class GrpcConnection : IDisposable
{
    // The server gives up at the deadline; by then nothing of the request can still be applied after a retry.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly HttpMessageInvoker _http;
    private readonly Uri _base;
    private readonly ITokenSource _tokens;
    private readonly string _resource;

    /// <param name="resource">The database, which routes a call.</param>
    public GrpcConnection(Uri address, ITokenSource tokens, string resource)
    {
        (_base, _tokens, _resource) = (address, tokens, resource);
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(10),
            EnableMultipleHttp2Connections = true,
            // A dead network shows on a stream that only listens.
            KeepAlivePingDelay = TimeSpan.FromSeconds(60),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
            UseProxy = false,
        });
    }

    public async Task<TResponse> UnaryAsync<TResponse>(string method, IMessage request, MessageParser<TResponse> parser, TimeSpan deadline, CancellationToken stop)
        where TResponse : class, IMessage<TResponse>
    {
        TResponse? answer = null;
        await foreach (var response in StreamAsync(method, request, parser, deadline, stop).ConfigureAwait(false)) answer = response;
        return answer ?? throw new FirestoreException(GrpcCode.Internal, $"{method} ended well without an answer.");
    }

    public async IAsyncEnumerable<TResponse> StreamAsync<TResponse>(string method, IMessage request, MessageParser<TResponse> parser, TimeSpan deadline,
        [EnumeratorCancellation] CancellationToken stop) where TResponse : class, IMessage<TResponse>
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(deadline + Grace);
        await foreach (var response in CallAsync(method, new ByteArrayContent(GrpcFrames.Of(request)), parser, deadline, limit.Token, stop).ConfigureAwait(false))
            yield return response;
    }

    /// <summary>Sends what the channel gives for as long as the answers are read.</summary>
    public IAsyncEnumerable<TResponse> DuplexAsync<TResponse>(string method, ChannelReader<IMessage> requests, MessageParser<TResponse> parser, CancellationToken stop)
        where TResponse : class, IMessage<TResponse> => CallAsync(method, new GrpcDuplexContent(requests), parser, null, stop, stop);

    public void Dispose() => _http.Dispose();

    private async IAsyncEnumerable<TResponse> CallAsync<TResponse>(string method, HttpContent content, MessageParser<TResponse> parser, TimeSpan? deadline,
        [EnumeratorCancellation] CancellationToken limit, CancellationToken stop) where TResponse : class, IMessage<TResponse>
    {
        using var request = await GuardAsync(() => RequestAsync(method, content, deadline, limit), method, stop).ConfigureAwait(false);
        using var response = await GuardAsync(() => _http.SendAsync(request, limit), method, stop).ConfigureAwait(false);
        Check(response, GrpcStatus.CheckHeaders);
        var stream = await response.Content.ReadAsStreamAsync(limit).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            while (await GuardAsync(() => GrpcFrames.ReadAsync(stream, parser, limit), method, stop).ConfigureAwait(false) is { } message) yield return message;
        }

        Check(response, GrpcStatus.CheckTrailers);
    }

    private void Check(HttpResponseMessage response, Action<HttpResponseMessage> check)
    {
        try
        {
            check(response);
        }
        catch (FirestoreException e) when (e.Code == GrpcCode.Unauthenticated)
        {
            // The next call asks for a new one.
            _tokens.Forget();
            throw;
        }
    }

    private async Task<HttpRequestMessage> RequestAsync(string method, HttpContent content, TimeSpan? deadline, CancellationToken stop)
    {
        var token = await _tokens.GetAsync(stop).ConfigureAwait(false);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_base, method))
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = content,
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("google-cloud-resource-prefix", _resource);
        request.Headers.TryAddWithoutValidation("x-goog-request-params", "database=" + Uri.EscapeDataString(_resource));
        if (deadline is { } time)
            request.Headers.TryAddWithoutValidation("grpc-timeout", ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) + "m");
        return request;
    }

    // HTTP's failures as gRPC's.
    private async Task<T> GuardAsync<T>(Func<Task<T>> step, string method, CancellationToken stop)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new FirestoreException(GrpcCode.DeadlineExceeded, $"{method} at {_base.Authority} did not answer in time.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new FirestoreException(GrpcCode.Unavailable, $"{_base.Authority} cannot be reached: {(e.InnerException ?? e).Message}", e);
        }
    }
}
