using System.Text.Json.Nodes;
using FastEngine.Notifications.Delivery;
using FastEngine.Notifications.Events;

namespace FastEngine.Notifications.Channels;

/// <summary>A chat by Telegram's bot API. The address of a request holds the token.</summary>
public sealed class TelegramChannel : INotificationChannel
{
    private readonly ChannelHttp _http;
    private readonly Uri _send;
    private readonly SecretText _token;
    private readonly string _chat;

    /// <exception cref="ArgumentException">The token is none, and could lead elsewhere.</exception>
    public TelegramChannel(ChannelHttp http, Uri address, SecretText token, string chat)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (!token.Reveal().All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ':' or '-' or '_')) throw new ArgumentException("a bot's token has letters, digits, ':', '-' and '_' alone");
        (_http, _token, _chat, _send) = (http, token, chat, new Uri(address, $"/bot{token.Reveal()}/sendMessage"));
    }

    public string Name => "telegram";

    /// <summary>Of the 4096 that a message may have after its markup is read, some are the title's.</summary>
    public int LongestText => 3_900;

    public async Task<DeliveryResult> SendAsync(NotificationMessage message, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(message);
        var answer = await _http.PostAsync(_send, ChannelJson.Bytes(Message(message)), _token, new Dictionary<string, string>(), stop).ConfigureAwait(false);
        var body = answer.Json();
        var said = ChannelJson.TextAt(body, "description");
        if (ChannelJson.NumberAt(body, "parameters", "migrate_to_chat_id") is { } moved) said = $"{said}; set notifications.telegram.chat to {moved:0}";

        // Telegram says ok with every message that it takes.
        if (answer.IsSuccess && ChannelJson.At(body, "ok")?.GetValueKind() != System.Text.Json.JsonValueKind.True) answer = answer with { Status = 502 };
        return _http.ResultOf(answer, said, _token, ChannelJson.NumberAt(body, "parameters", "retry_after") is { } seconds ? ChannelAnswer.Within(seconds) : null);
    }

    private JsonObject Message(NotificationMessage message) => new()
    {
        ["chat_id"] = long.TryParse(_chat, out var id) ? id : _chat,
        ["text"] = $"<b>{Escaped(message.Title)}</b>\n{Escaped(message.Text)}",
        ["parse_mode"] = "HTML",
        ["disable_notification"] = message.Level == NotificationLevel.Info,
        ["link_preview_options"] = new JsonObject { ["is_disabled"] = true },
    };

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
