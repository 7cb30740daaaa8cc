using System.Net;
using System.Text.Json;

namespace FastEngine.Storage.Firestore;

/// <summary>Exchanges a service account's signed assertions for access tokens, and keeps one until shortly before it ends.</summary>
internal sealed class ServiceAccountTokens(ServiceAccountKey key, string scope, TimeProvider time) : ITokenSource, IDisposable
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan UsableUntil = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(15), MaxResponseContentBufferSize = 1 << 20 };
    private readonly SemaphoreSlim _one = new(1, 1);
    private string? _token;
    private DateTimeOffset _ends;

    public async ValueTask<string> GetAsync(CancellationToken stop)
    {
        await _one.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            var left = _ends - time.GetUtcNow();
            if (_token is { } token && left > RenewBefore) return token;
            try
            {
                return await ExchangeAsync(stop).ConfigureAwait(false);
            }
            catch (FirestoreException) when (_token is not null && left > UsableUntil)
            {
                // The old one still holds: the next call tries again.
                return _token;
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public void Forget() => _ends = default;

    public void Dispose()
    {
        _http.Dispose();
        _one.Dispose();
    }

    private async Task<string> ExchangeAsync(CancellationToken stop)
    {
        var asked = time.GetUtcNow();
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
            new("assertion", key.Assertion(scope, asked)),
        ]);
        try
        {
            using var response = await _http.PostAsync(key.TokenUri, form, stop).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(stop).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK) throw Refused(response, body, asked);
            return Taken(body, asked);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new FirestoreException(GrpcCode.Unavailable, $"no token: {key.TokenUri.Authority} did not answer in time.", e);
        }
        catch (HttpRequestException e)
        {
            throw new FirestoreException(GrpcCode.Unavailable, $"no token: {key.TokenUri.Authority} cannot be reached: {(e.InnerException ?? e).Message}", e);
        }
    }

    private string Taken(byte[] body, DateTimeOffset asked)
    {
        if (Field(body, "access_token") is { ValueKind: JsonValueKind.String } token && token.GetString() is { Length: > 0 } text && !text.Any(char.IsControl)
            && Field(body, "expires_in") is { ValueKind: JsonValueKind.Number } seconds && seconds.TryGetInt32(out var lifetime))
        {
            (_token, _ends) = (text, asked.AddSeconds(lifetime));
            return text;
        }

        throw new FirestoreException(GrpcCode.Unavailable, $"no token: {key.TokenUri.Authority} answered something that is not a token.");
    }

    private FirestoreException Refused(HttpResponseMessage response, byte[] body, DateTimeOffset asked)
    {
        if ((int)response.StatusCode is >= 500 or 429)
            return new FirestoreException(GrpcCode.Unavailable, $"no token: {key.TokenUri.Authority} answered HTTP {(int)response.StatusCode}.");
        if (response.Headers.Date is { } theirs && (asked - theirs).Duration() > Skew)
        {
            var minutes = (asked - theirs).TotalMinutes;
            return new FirestoreException(GrpcCode.Unauthenticated,
                $"no token for {key}: this machine's clock is {Math.Abs(minutes):F0} min {(minutes > 0 ? "ahead of" : "behind")} the token server's. Set the clock (NTP).");
        }

        var error = Field(body, "error") is { ValueKind: JsonValueKind.String } value ? value.GetString() : $"HTTP {(int)response.StatusCode}";
        var text = Field(body, "error_description") is { ValueKind: JsonValueKind.String } description ? $" ({description.GetString()})" : "";
        return new FirestoreException(GrpcCode.Unauthenticated,
            $"no token for {key}: {error}{text}. Is the key still valid, the account enabled, and this machine's clock right?");
    }

    private static JsonElement? Field(byte[] body, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value) ? value.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
