using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Host.Running;

namespace FastEngine.Host.Outputs;

/// <summary>The folder of a run's results.</summary>
internal sealed class OutputFolder
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private const string Summary = "summary.json";
    private readonly string _path;

    private OutputFolder(string path) => _path = path;

    /// <exception cref="RunException">It cannot be made.</exception>
    public static OutputFolder? Create(string? path)
    {
        if (path is null) return null;
        try
        {
            Directory.CreateDirectory(path);
            return new OutputFolder(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new RunException(ExitCode.Usage, $"{path}: cannot be used as a folder: {exception.Message}");
        }
    }

    /// <summary>A folder for a run's files, which replace those of an earlier run and nobody else's.</summary>
    /// <exception cref="RunException">A file of the same name is there that no run wrote, or it cannot be made.</exception>
    public static OutputFolder? CreateForRun(string? path)
    {
        if (Create(path) is not { } folder) return null;
        if (VerbOf(folder.PathOf(Summary)) is not null) return folder;
        foreach (var name in (string[])[Summary, "config.json", "signals.csv", "trades.csv", "decisions.jsonl", "orders.jsonl", "events.jsonl", "near_misses.jsonl", "report.html"])
        {
            if (System.IO.File.Exists(folder.PathOf(name)))
                throw new RunException(ExitCode.Usage, $"{folder.PathOf(name)}: is there already and no run wrote it; name another folder with --out");
        }

        return folder;
    }

    /// <summary>A folder that is new, empty, or holds the results of the same verb, which are replaced: nothing foreign is ever overwritten.</summary>
    /// <exception cref="RunException">It holds something else, or cannot be made.</exception>
    public static OutputFolder CreateOwn(string path, RunRequest request)
    {
        var folder = Create(path)!;
        if (Directory.EnumerateFileSystemEntries(path).Any() && VerbOf(folder.PathOf(Summary)) != request.Verb)
            throw new RunException(ExitCode.Usage, $"{path}: holds files that no {request.Verb} wrote, so nothing is written there; name another folder with --out");

        // From now on it is known as this verb's, however the run ends.
        folder.WriteSummary(RunSummary.OfInterruptedScan(request));
        return folder;
    }

    /// <summary>A file of the folder.</summary>
    public OutputFile File(string name) => OutputFile.Create(Path.Combine(_path, name))!;

    public string PathOf(string name) => Path.Combine(_path, name);

    public void WriteSummary(JsonObject summary)
    {
        using var file = OutputFile.Create(PathOf(Summary))!;
        file.Write(stream => stream.Write(Encoding.UTF8.GetBytes(summary.ToJsonString(Indented) + "\n")));
    }

    // Null when the file is missing or is no summary.
    private static string? VerbOf(string summaryPath)
    {
        try
        {
            using var stream = new FileStream(summaryPath, FileMode.Open, FileAccess.Read);
            return (string?)JsonNode.Parse(stream)?["verb"];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
