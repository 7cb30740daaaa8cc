using System.Text.Json;

namespace FastEngine.Notifications.Tests.Channels;

/// <summary>What a double was sent.</summary>
internal sealed record Request(string Line, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
