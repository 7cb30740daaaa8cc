using System.Globalization;
using System.Net;
using System.Text.Json;
using FastEngine.Storage.Outbox;

namespace FastEngine.Storage.Cloud;

/// <summary>What the service's answers other than success mean for what comes next.</summary>
internal static class GcsErrors
{
    private const int ClientClosedRequest = 499;
    private const int MostText = 300;
    private static readonly TimeSpan MostRetryAfter = TimeSpan.FromMinutes(5);

    /// <exception cref="SendException">Trying again soon does not help.</exception>
    public static GcsAnswer Answer(HttpResponseMessage response, byte[] body, GcsCall call, string what)
    {
        var code = (int)response.StatusCode;
        var (reason, text) = Read(body);
        var said = $"{what}: HTTP {code}{(text.Length > 0 ? $", {text}" : "")}";
        switch (code)
        {
            case 308 when call == GcsCall.Session:
                return new GcsAnswer(GcsOutcome.More) { NextByte = NextByte(response) };
            case 404 or 410 or ClientClosedRequest when call == GcsCall.Session:
            case 404 when call == GcsCall.Object:
                return new GcsAnswer(GcsOutcome.Gone) { Error = said };
            case 412:
                return new GcsAnswer(GcsOutcome.Exists);
            case 408 or 429 or >= 500:
            case 403 when reason is "rateLimitExceeded" or "userRateLimitExceeded":
                return GcsAnswer.Retry(said, Pause(response));
            case 401 or 403 or 404 or (>= 300 and < 400):
                throw new SendException(SendFailure.Destination, $"{said}. Check the bucket's name and that the service account may create and read objects in it.");
            case 400 or 413 when call == GcsCall.Start:
                throw new SendException(SendFailure.Entry, said);
            default:
                throw new SendException(SendFailure.Unclear, said);
        }
    }

    // "bytes=0-524287"; without the header nothing is stored.
    private static long NextByte(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Range", out var values)) return 0;
        var range = string.Join(',', values);
        return range.StartsWith("bytes=0-", StringComparison.Ordinal) && long.TryParse(range.AsSpan("bytes=0-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && last < long.MaxValue
            ? last + 1
            : -1;
    }

    private static TimeSpan Pause(HttpResponseMessage response) =>
        response.Headers.RetryAfter?.Delta is { } pause ? pause < MostRetryAfter ? pause : MostRetryAfter : TimeSpan.Zero;

    private static (string? Reason, string Text) Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("error", out var error) || error.ValueKind != JsonValueKind.Object) return (null, "");
            var reason = error.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0
                && errors[0].ValueKind == JsonValueKind.Object && errors[0].TryGetProperty("reason", out var first) && first.ValueKind == JsonValueKind.String
                ? first.GetString()
                : null;
            var text = error.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String ? message.GetString()! : "";
            // A message that quotes the session's address would give it away.
            if (text.Contains("upload_id", StringComparison.Ordinal)) text = "";
            return (reason, text.Length > MostText ? text[..MostText] : text);
        }
        catch (JsonException)
        {
            return (null, "");
        }
    }
}
