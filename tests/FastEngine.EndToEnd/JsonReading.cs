using System.Text.Json;

namespace FastEngine.EndToEnd;

internal static class JsonReading
{
    public static string? Text(this JsonElement line, string key) => line.GetProperty(key).GetString();

    /// <summary>Elements of an array two levels down.</summary>
    public static int Count(this JsonElement root, string section, string list) => root.GetProperty(section).GetProperty(list).GetArrayLength();
}
