using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FastEngine.Notifications.Channels;

/// <summary>What a service answered, or that it did not.</summary>
/// <param name="Status">Of HTTP; 0 without an answer.</param>
/// <param name="Body">Its beginning.</param>
/// <param name="Headers">By name, in any case of letters.</param>
internal sealed record ChannelAnswer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public static ChannelAnswer None(string why) => new(0, why, new Dictionary<string, string>());

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The body as JSON, null when it is none.</summary>
    public JsonNode? Json()
    {
        try
        {
            return JsonNode.Parse(Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A header that counts seconds.</summary>
    public TimeSpan? Seconds(string name) =>
        Headers.TryGetValue(name, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? Within(seconds) : null;

    /// <summary>Retry-After: seconds, or a date.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now) => Seconds("Retry-After")
        ?? (Headers.TryGetValue("Retry-After", out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at) ? Within((at - now).TotalSeconds) : null);

    /// <summary>Seconds that a service asks for, kept to a day.</summary>
    public static TimeSpan? Within(double seconds) => double.IsFinite(seconds) ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.SecondsPerDay)) : null;
}
