using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FastEngine.Notifications.Delivery;
using FastEngine.Notifications.Events;

namespace FastEngine.Notifications.Channels;

/// <summary>A channel by a webhook of Discord. The address is the secret.</summary>
public sealed class DiscordChannel(ChannelHttp http, SecretText webhook) : INotificationChannel
{
    private const int Green = 0x2ECC71;
    private const int Amber = 0xF39C12;
    private const int Red = 0xE74C3C;

    private readonly Uri _send = ChannelAddress.Of(webhook, "wait=true");

    public string Name => "discord";

    /// <summary>An embed's description may have 4096 characters, and each may need a backslash.</summary>
    public int LongestText => 2_000;

    public async Task<DeliveryResult> SendAsync(NotificationMessage message, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(message);
        var answer = await http.PostAsync(_send, ChannelJson.Bytes(Message(message)), webhook, new Dictionary<string, string>(), stop).ConfigureAwait(false);
        return http.ResultOf(answer, ChannelJson.TextAt(answer.Json(), "message"), webhook, PauseOf(answer));
    }

    private static JsonObject Message(NotificationMessage message) => new()
    {
        ["username"] = "FastEngine",

        // Nothing in a text calls anybody.
        ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
        ["embeds"] = new JsonArray(new JsonObject
        {
            ["title"] = message.Title,
            ["description"] = Escaped(message.Text),
            ["color"] = message.Level switch
            {
                NotificationLevel.Critical => Red,
                NotificationLevel.Warning => Amber,
                _ => Green,
            },
            ["timestamp"] = message.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        }),
    };

    // Limits are not known beforehand: each answer says what is left, and when there is more.
    private static TimeSpan? PauseOf(ChannelAnswer answer)
    {
        if (answer.Status == 429) return ChannelJson.NumberAt(answer.Json(), "retry_after") is { } seconds ? ChannelAnswer.Within(seconds) : null;
        return answer.Headers.TryGetValue("X-RateLimit-Remaining", out var left) && left == "0" ? answer.Seconds("X-RateLimit-Reset-After") : null;
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text)
        {
            if (letter is '\\' or '*' or '_' or '~' or '`' or '|' or '>' or '[' or ']' or '#') escaped.Append('\\');
            escaped.Append(letter);
        }

        return escaped.ToString();
    }
}
