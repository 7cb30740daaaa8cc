using System.Text.Json;
using System.Text.Json.Serialization;

namespace FastEngine.Host.Service.Watching;

/// <summary>The watchlist on disk: a file that is replaced as a whole.</summary>
internal sealed partial class WatchFile(string path)
{
    /// <exception cref="InvalidDataException">It is no watchlist.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public IReadOnlyList<WatchEntry> Read()
    {
        if (!File.Exists(path)) return [];
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), WatchJson.Default.ListWatchEntry) ?? [];
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path}: is no watchlist: {exception.Message}", exception);
        }
    }

    /// <exception cref="IOException">It cannot be written; the one before stays.</exception>
    public void Write(IEnumerable<WatchEntry> entries)
    {
        var made = path + ".new";
        using (var file = new FileStream(made, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, [.. entries], WatchJson.Default.ListWatchEntry);
            file.Flush(flushToDisk: true);
        }

        File.Move(made, path, overwrite: true);
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(List<WatchEntry>))]
    internal sealed partial class WatchJson : JsonSerializerContext;
}
