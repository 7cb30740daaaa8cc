using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Host.Running;

namespace FastEngine.Host.Outputs;

/// <summary>The folder of a run's results.</summary>
internal sealed class OutputFolder
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
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

    /// <summary>A file of the folder.</summary>
    public OutputFile File(string name) => OutputFile.Create(Path.Combine(_path, name))!;

    public string PathOf(string name) => Path.Combine(_path, name);

    public void WriteSummary(JsonObject summary)
    {
        using var file = OutputFile.Create(Path.Combine(_path, "summary.json"))!;
        file.Write(stream => stream.Write(Encoding.UTF8.GetBytes(summary.ToJsonString(Indented) + "\n")));
    }
}
