using System.Text.Json;

namespace FastEngine.Notifications.Delivery;

/// <summary>The file of what waits; replaced as a whole.</summary>
internal sealed class CenterFile(string folder)
{
    private readonly string _path = Path.Combine(folder, "waiting.json");

    /// <summary>What was kept, null when there is none or it is damaged; then the problem is told.</summary>
    public CenterState? Read(out string? problem)
    {
        problem = null;
        try
        {
            if (File.Exists(_path)) return JsonSerializer.Deserialize(File.ReadAllBytes(_path), NotificationJson.Default.CenterState);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            problem = $"{_path} cannot be read, and what waited in it is not sent: {exception.Message}";
        }

        return null;
    }

    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public void Write(CenterState state)
    {
        Directory.CreateDirectory(folder);
        var unfinished = _path + ".tmp";
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, state, NotificationJson.Default.CenterState);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, _path, overwrite: true);
    }
}
