using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FastEngine.Notifications.Channels;

/// <summary>JSON of requests and answers.</summary>
internal static class ChannelJson
{
    // Never part of a page.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, Plain);

    /// <summary>What stands at a path of names and indices, null when it is not there.</summary>
    public static JsonNode? At(JsonNode? node, params ReadOnlySpan<object> path)
    {
        foreach (var step in path)
        {
            node = (node, step) switch
            {
                (JsonObject map, string name) => map[name],
                (JsonArray list, int at) when at < list.Count => list[at],
                _ => null,
            };
        }

        return node;
    }

    public static string? TextAt(JsonNode? node, params ReadOnlySpan<object> path) => At(node, path) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static double? NumberAt(JsonNode? node, params ReadOnlySpan<object> path) => At(node, path) is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;
}
