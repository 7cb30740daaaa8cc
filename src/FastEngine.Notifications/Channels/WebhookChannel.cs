using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FastEngine.Notifications.Delivery;
using FastEngine.Notifications.Events;

namespace FastEngine.Notifications.Channels;

/// <summary>Any endpoint that takes JSON by POST, signed when it shares a key.</summary>
/// <param name="http">Sends.</param>
/// <param name="webhook">The address, which may hold a token.</param>
/// <param name="key">Signs the time and the body by HMAC-SHA-256; null for no signature.</param>
public sealed class WebhookChannel(ChannelHttp http, SecretText webhook, SecretText? key) : INotificationChannel
{
    public const string SignatureHeader = "X-FastEngine-Signature";

    private readonly Uri _send = ChannelAddress.Of(webhook);

    public string Name => "webhook";

    public int LongestText => 100_000;

    public async Task<DeliveryResult> SendAsync(NotificationMessage message, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(message);
        var body = ChannelJson.Bytes(Body(message));
        var headers = new Dictionary<string, string> { ["X-FastEngine-Id"] = message.Id };
        if (key is not null) headers[SignatureHeader] = SignatureOf(key.Reveal(), http.Time.GetUtcNow(), body);
        return http.ResultOf(await http.PostAsync(_send, body, webhook, headers, stop).ConfigureAwait(false), null, webhook);
    }

    // Time first, so that an old request cannot be sent again much later.
    private static string SignatureOf(string key, DateTimeOffset now, byte[] body)
    {
        var at = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(at + "."), .. body];
        return $"t={at},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed))}";
    }

    private static JsonObject Body(NotificationMessage message) => new()
    {
        ["id"] = message.Id,
        ["time"] = TimeText(message.Time),
        ["level"] = EventNames.Of(message.Level),
        ["title"] = message.Title,
        ["events"] = new JsonArray([.. message.Lines.Select(line => new JsonObject
        {
            ["event"] = EventNames.Of(line.Type),
            ["level"] = EventNames.Of(line.Level),
            ["time"] = TimeText(line.Time),
            ["text"] = line.Text,
            ["alike_before"] = line.More,
            ["fields"] = new JsonObject(line.Fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value))),
        })]),
    };

    private static string TimeText(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
