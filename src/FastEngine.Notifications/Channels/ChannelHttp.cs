using System.Net.Http.Headers;
using System.Text;
using FastEngine.Notifications.Delivery;

namespace FastEngine.Notifications.Channels;

/// <summary>Sends a request of a channel, and reads what an answer means that all services share. No text of it holds a secret.</summary>
public sealed class ChannelHttp : IDisposable
{
    private const int LongestBody = 8 << 10;
    private const int LongestDetail = 200;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client;

    public ChannelHttp(TimeProvider time)
    {
        Time = time;

        // A redirection would carry the secrets to where it leads.
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = Limit, MaxResponseContentBufferSize = 1 << 20,
        };
    }

    internal TimeProvider Time { get; }

    public void Dispose() => _client.Dispose();

    internal async Task<ChannelAnswer> PostAsync(Uri address, byte[] json, SecretText secret, IReadOnlyDictionary<string, string> headers, CancellationToken stop)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(json) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.UserAgent.ParseAdd("FastEngine");
            request.Headers.Accept.ParseAdd("application/json");
            foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
            var body = await BodyAsync(answer, stop).ConfigureAwait(false);
            return new ChannelAnswer((int)answer.StatusCode, body, answer.Headers.ToDictionary(header => header.Key, header => header.Value.First(), StringComparer.OrdinalIgnoreCase));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return ChannelAnswer.None(exception is OperationCanceledException ? $"no answer within {Limit.TotalSeconds:0} s" : secret.Cover(exception.Message));
        }
    }

    /// <summary>What an answer means when the service has nothing of its own to say about it.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="detail">What the service said in its body, null for the body itself.</param>
    /// <param name="secret">Covered in the detail.</param>
    /// <param name="pause">Of the service's own kind.</param>
    internal DeliveryResult ResultOf(ChannelAnswer answer, string? detail, SecretText secret, TimeSpan? pause = null)
    {
        if (answer.IsSuccess) return DeliveryResult.Delivered with { Pause = pause };
        var said = secret.Cover(detail ?? answer.Body).ReplaceLineEndings(" ").Trim();
        if (said.Length > LongestDetail) said = said[..LongestDetail] + "…";
        var text = answer.Status == 0 ? said : $"{answer.Status}{(said.Length > 0 ? $": {said}" : "")}";
        return answer.Status switch
        {
            0 or 408 or 425 or 429 or >= 500 => new DeliveryResult(DeliveryOutcome.TryAgain, text, pause ?? answer.RetryAfter(Time.GetUtcNow())),
            401 or 403 or 404 or 410 => new DeliveryResult(DeliveryOutcome.ChannelRefused, text),
            _ => new DeliveryResult(DeliveryOutcome.MessageRefused, text),
        };
    }

    private static async Task<string> BodyAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        using var body = await answer.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        var buffer = new byte[LongestBody];
        var length = await body.ReadAtLeastAsync(buffer, LongestBody, throwOnEndOfStream: false, stop).ConfigureAwait(false);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
