using System.Diagnostics;
using System.Text.Json;

namespace FastEngine.Storage.Tests.Firestore;

/// <summary>The Firestore emulator in a process of its own. Its memory ends with it; what it applied is in a file that stays.</summary>
public sealed class Emulator : IDisposable
{
    private static readonly string Folder = Path.Combine(RepositoryRoot(), "tests", "firestore-emulator");
    private readonly string _log;
    private Process? _process;

    public Emulator(string log)
    {
        _log = log;
        Start();
    }

    public string Host => $"127.0.0.1:{Port}";

    public int Port { get; private set; }

    /// <summary>Every write that was applied, by all processes, in order.</summary>
    public IReadOnlyList<(string Kind, string Path, JsonElement Fields)> Writes()
    {
        if (!File.Exists(_log)) return [];
        using var stream = new FileStream(_log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var text = new StreamReader(stream).ReadToEnd();
        // A last line without its end is still being written.
        return
        [
            .. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))
                .Select(line => (line.GetProperty("kind").GetString()!, line.GetProperty("path").GetString()!, line.GetProperty("fields"))),
        ];
    }

    /// <summary>What the writes leave behind: kind and a field's text, by path.</summary>
    internal Dictionary<string, string> Final(string field)
    {
        var documents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (kind, path, fields) in Writes())
        {
            if (kind == "delete") documents.Remove(path);
            else documents[path] = fields.TryGetProperty(field, out var value) ? value.GetProperty("value").ToString() : "";
        }

        return documents;
    }

    /// <summary>On the port of before, when there was one.</summary>
    public void Start()
    {
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        foreach (var argument in new[] { "server.js", Port.ToString(), _log }) start.ArgumentList.Add(argument);
        _process = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        var errors = _process.StandardError.ReadToEndAsync();
        var line = _process.StandardOutput.ReadLine();
        if (line is null || !line.StartsWith("port ", StringComparison.Ordinal))
            throw new InvalidOperationException($"The emulator in {Folder} did not start: {line} {errors.Result}");
        Port = int.Parse(line.AsSpan(5));
    }

    /// <summary>At once, in the middle of whatever it does.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is not null) Kill();
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FastEngine.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"no FastEngine.sln above {AppContext.BaseDirectory}");
        return folder.FullName;
    }
}
