using System.Text.Json;

namespace FastEngine.Notifications.Delivery;

/// <summary>Dead letters, a line of JSON each. When the file is full it becomes the older one, and the older one goes.</summary>
public sealed class DeadLetterFile(string folder)
{
    private const long FullBytes = 4 << 20;
    private const string Name = "dead-letters.jsonl";
    private const string OlderName = "dead-letters.1.jsonl";

    private readonly string _path = Path.Combine(folder, Name);
    private readonly string _older = Path.Combine(folder, OlderName);

    /// <exception cref="IOException">It cannot be written.</exception>
    public void Add(DeadLetter letter)
    {
        Directory.CreateDirectory(folder);
        if (new FileInfo(_path) is { Exists: true, Length: > FullBytes }) File.Move(_path, _older, overwrite: true);
        File.AppendAllText(_path, JsonSerializer.Serialize(letter, NotificationJson.Default.DeadLetter) + "\n");
    }

    /// <summary>From the oldest on; a line that a crash left unfinished is passed over.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    public IEnumerable<DeadLetter> Read()
    {
        foreach (var path in new[] { _older, _path })
        {
            if (!File.Exists(path)) continue;
            foreach (var line in File.ReadLines(path))
                if (Parse(line) is { } letter) yield return letter;
        }
    }

    /// <returns>How many there were.</returns>
    /// <exception cref="IOException">They cannot be removed.</exception>
    public int Clear()
    {
        var count = Read().Count();
        File.Delete(_path);
        File.Delete(_older);
        return count;
    }

    private static DeadLetter? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, NotificationJson.Default.DeadLetter);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
