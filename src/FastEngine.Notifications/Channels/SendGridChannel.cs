using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using FastEngine.Notifications.Delivery;
using FastEngine.Notifications.Events;

namespace FastEngine.Notifications.Channels;

/// <summary>Mail by SendGrid's v3 API. Accepted (202) is what counts as delivered; what the mail's way brings is not known.</summary>
public sealed class SendGridChannel(ChannelHttp http, Uri address, SecretText key, string from, IReadOnlyList<string> to) : INotificationChannel
{
    private readonly Uri _send = new(address, "/v3/mail/send");

    public string Name => "sendgrid";

    public int LongestText => 100_000;

    public async Task<DeliveryResult> SendAsync(NotificationMessage message, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(message);
        var headers = new Dictionary<string, string> { ["Authorization"] = $"Bearer {key.Reveal()}" };
        var answer = await http.PostAsync(_send, ChannelJson.Bytes(Mail(message)), key, headers, stop).ConfigureAwait(false);
        return http.ResultOf(answer, ErrorOf(answer), key, PauseOf(answer));
    }

    private JsonObject Mail(NotificationMessage message) => new()
    {
        ["personalizations"] = new JsonArray(new JsonObject
        {
            ["to"] = new JsonArray([.. to.Select(mail => new JsonObject { ["email"] = mail })]),
            ["custom_args"] = new JsonObject { ["message"] = message.Id },
        }),
        ["from"] = new JsonObject { ["email"] = from, ["name"] = "FastEngine" },
        ["subject"] = message.Title,

        // The plain text must come first.
        ["content"] = new JsonArray(
            new JsonObject { ["type"] = "text/plain", ["value"] = message.Text },
            new JsonObject { ["type"] = "text/html", ["value"] = $"<pre>{WebUtility.HtmlEncode(message.Text)}</pre>" }),
        ["categories"] = new JsonArray("fastengine", EventNames.Of(message.Level)),
    };

    private static string? ErrorOf(ChannelAnswer answer) =>
        ChannelJson.TextAt(answer.Json(), "errors", 0, "message") is { } text ? $"{text}{(ChannelJson.TextAt(answer.Json(), "errors", 0, "field") is { } field ? $" ({field})" : "")}" : null;

    // X-RateLimit-Reset is a time in seconds since the epoch.
    private TimeSpan? PauseOf(ChannelAnswer answer)
    {
        var isSpent = answer.Status == 429 || (answer.Headers.TryGetValue("X-RateLimit-Remaining", out var left) && left == "0");
        if (!isSpent || !answer.Headers.TryGetValue("X-RateLimit-Reset", out var text) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at)) return null;
        return ChannelAnswer.Within(at - (http.Time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds);
    }
}
