using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FastEngine.Storage.Firestore;
using FastEngine.Storage.Outbox;
using Microsoft.Win32.SafeHandles;

namespace FastEngine.Storage.Cloud;

/// <summary>The calls of the storage service's JSON API that a resumable upload needs. An address of a session goes into no text.</summary>
internal sealed class GcsClient : IDisposable
{
    private const string Scope = "https://www.googleapis.com/auth/devstorage.read_write";
    private static readonly Uri Public = new("https://storage.googleapis.com");

    private readonly HttpClient _http;
    private readonly ServiceAccountKey? _key;
    private readonly ServiceAccountTokens? _tokens;
    private readonly TimeSpan _deadline;
    private readonly Uri _base;

    /// <exception cref="SendException">The key file or the address cannot be used.</exception>
    public GcsClient(CloudOptions options, TimeProvider time)
    {
        _deadline = options.RequestDeadline;
        if (options.EmulatorHost is { Length: > 0 } host)
        {
            if (!Uri.TryCreate(host.Contains("://", StringComparison.Ordinal) ? host : "http://" + host, UriKind.Absolute, out var address))
                throw new SendException(SendFailure.Destination, $"'{host}' is not an address of a storage emulator: write host:port.");
            _base = address;
        }
        else
        {
            _base = options.Address ?? Public;
            if (_base.Scheme != Uri.UriSchemeHttps && !_base.IsLoopback)
                throw new SendException(SendFailure.Destination, $"the address {_base} is not https: the token would be sent in the clear.");
            _key = ServiceAccountKey.Load(options.KeyFile!);
            _tokens = new ServiceAccountTokens(_key, Scope, time);
        }

        // 308 means "send more" here, and a session's answers come whole.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(15), UseCookies = false };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = 1 << 20 };
    }

    public string Name => $"Cloud Storage at {_base.Authority}";

    /// <summary>Whether a session's address is one that bytes may be sent to.</summary>
    public bool IsOurs(Uri session) =>
        (session.Scheme == _base.Scheme && session.Authority == _base.Authority) || (session.IsLoopback && _base.IsLoopback)
        || (session.Scheme == Uri.UriSchemeHttps && session.IdnHost.EndsWith(".googleapis.com", StringComparison.Ordinal) && _base == Public);

    /// <summary>Starts a session that creates the object, and never replaces one.</summary>
    public Task<GcsAnswer> StartAsync(UploadTicket ticket, CancellationToken stop) => CallAsync(GcsCall.Start, "start of an upload", () =>
    {
        var metadata = new MemoryStream();
        using (var json = new Utf8JsonWriter(metadata))
        {
            json.WriteStartObject();
            json.WriteString("name", ticket.Name);
            json.WriteString("contentType", ticket.ContentType);
            // The server refuses to finish an object that is not this.
            json.WriteString("crc32c", ticket.Crc32C);
            json.WriteString("md5Hash", ticket.Md5);
            json.WriteEndObject();
        }

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_base,
            $"/upload/storage/v1/b/{Escaped(ticket.Bucket)}/o?uploadType=resumable&name={Escaped(ticket.Name)}&ifGenerationMatch=0"))
        {
            Content = new ByteArrayContent(metadata.ToArray()),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Upload-Content-Type", ticket.ContentType);
        request.Headers.Add("X-Upload-Content-Length", ticket.Size.ToString(CultureInfo.InvariantCulture));
        return request;
    }, (response, _) => response.Headers.Location is { IsAbsoluteUri: true } session && IsOurs(session)
        ? new GcsAnswer(GcsOutcome.Started) { Session = session }
        : GcsAnswer.Retry("a session was started without an address that can be used"), stop);

    /// <summary>Sends a chunk to a session.</summary>
    public Task<GcsAnswer> PutAsync(Uri session, SafeFileHandle file, long offset, long length, long size, CancellationToken stop) =>
        CallAsync(GcsCall.Session, "sending of a chunk", () => Put(session, new FileSegment(file, offset, length), string.Create(CultureInfo.InvariantCulture, $"bytes {offset}-{offset + length - 1}/{size}")), Finished, stop);

    /// <summary>Asks a session how much it has. Of an empty object it is also what completes it.</summary>
    public Task<GcsAnswer> AskAsync(Uri session, long size, CancellationToken stop) =>
        CallAsync(GcsCall.Session, "status of an upload", () => Put(session, new ByteArrayContent([]), string.Create(CultureInfo.InvariantCulture, $"bytes */{size}")), Finished, stop);

    public Task<GcsAnswer> DescribeAsync(UploadTicket ticket, CancellationToken stop) =>
        CallAsync(GcsCall.Object, "description of an object", () => new HttpRequestMessage(HttpMethod.Get, ObjectUri(ticket, "")), Finished, stop);

    /// <summary>Deletes an object if it is still the one of that generation.</summary>
    public Task<GcsAnswer> DeleteAsync(UploadTicket ticket, string generation, CancellationToken stop) =>
        CallAsync(GcsCall.Object, "deletion of an object", () => new HttpRequestMessage(HttpMethod.Delete, ObjectUri(ticket, $"?ifGenerationMatch={Escaped(generation)}")), (_, _) => new GcsAnswer(GcsOutcome.Done), stop);

    public void Dispose()
    {
        _http.Dispose();
        _tokens?.Dispose();
        _key?.Dispose();
    }

    private static string Escaped(string text) => Uri.EscapeDataString(text);

    private static HttpRequestMessage Put(Uri session, HttpContent content, string range)
    {
        content.Headers.TryAddWithoutValidation("Content-Range", range);
        return new HttpRequestMessage(HttpMethod.Put, session) { Content = content };
    }

    private static GcsAnswer Finished(HttpResponseMessage response, byte[] body) => new(GcsOutcome.Done) { Object = GcsObject.Parse(body) };

    private Uri ObjectUri(UploadTicket ticket, string query) => new(_base, $"/storage/v1/b/{Escaped(ticket.Bucket)}/o/{Escaped(ticket.Name)}{query}");

    private async Task<GcsAnswer> CallAsync(GcsCall call, string what, Func<HttpRequestMessage> make, Func<HttpResponseMessage, byte[], GcsAnswer> read, CancellationToken stop)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
            deadline.CancelAfter(_deadline);
            try
            {
                using var request = make();
                if (call != GcsCall.Session && _tokens is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _tokens.GetAsync(deadline.Token).ConfigureAwait(false));
                using var response = await _http.SendAsync(request, deadline.Token).ConfigureAwait(false);
                var body = await response.Content.ReadAsByteArrayAsync(deadline.Token).ConfigureAwait(false);
                if (response.StatusCode == HttpStatusCode.Unauthorized && call != GcsCall.Session && _tokens is not null && attempt == 0)
                {
                    _tokens.Forget();
                    continue;
                }

                return response.IsSuccessStatusCode ? read(response, body) : GcsErrors.Answer(response, body, call, what);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                return GcsAnswer.Retry($"{what}: no answer within {_deadline.TotalSeconds:F0} s");
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                return GcsAnswer.Retry($"{what}: {(e.InnerException ?? e).Message}");
            }
        }
    }
}
