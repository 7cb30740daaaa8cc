using System.Globalization;
using System.Text.Json;

namespace FastEngine.Storage.Cloud;

/// <summary>What the server says of an object.</summary>
/// <param name="Md5">Null when the server has none, as of composed objects.</param>
internal sealed record GcsObject(long Size, string Crc32C, string? Md5, string Generation)
{
    /// <returns>Null when it is not a whole description of an object.</returns>
    public static GcsObject? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return Text(root, "crc32c") is { } crc && Text(root, "generation") is { } generation
                && long.TryParse(Text(root, "size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                ? new GcsObject(size, crc, Text(root, "md5Hash"), generation)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public bool Is(ContentHash hash) => Size == hash.Size && Crc32C == hash.Crc32C && (Md5 is null || Md5 == hash.Md5);

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
