using System.Text.Json;

namespace FastEngine.Host.Stored;

/// <summary>Fields of a stored line; one that is not there reads as null.</summary>
internal static class JsonFields
{
    public static string? Text(this JsonElement line, string key) =>
        line.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static long? Whole(this JsonElement line, string key) =>
        line.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    public static double? Number(this JsonElement line, string key) =>
        line.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    public static bool Flag(this JsonElement line, string key) => line.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>An object below; an empty one when it is not there.</summary>
    public static JsonElement Below(this JsonElement line, string key) =>
        line.ValueKind == JsonValueKind.Object && line.TryGetProperty(key, out var value) ? value : default;

    public static bool IsObject(this JsonElement line) => line.ValueKind == JsonValueKind.Object;
}
