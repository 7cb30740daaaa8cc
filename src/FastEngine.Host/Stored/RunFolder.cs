using System.Text.Json;
using FastEngine.Host.Configuration;
using FastEngine.Host.Outputs;
using FastEngine.Host.Running;

namespace FastEngine.Host.Stored;

/// <summary>The output folder of a run that has ended, for reading.</summary>
internal sealed class RunFolder
{
    private readonly string _path;

    private RunFolder(string path, JsonElement summary)
    {
        _path = path;
        Summary = summary;
        Symbols = [.. summary.Below("symbols").EnumerateObject().Select(symbol => symbol.Name)];
        ConfigHash = summary.Below("engine").Text("config_hash") ?? "";
        Settings = ReadSettings(At(ConfigFile.Name));
        Config = Settings.Count == 0 ? null : ConfigLoader.Load(new ConfigSources { Settings = Settings }).Config;
    }

    public JsonElement Summary { get; }

    public string ConfigHash { get; }

    /// <summary>Printed names of the run's symbols.</summary>
    public IReadOnlyList<string> Symbols { get; }

    /// <summary>What the run was configured with; null when it did not say, or said what this engine does not know.</summary>
    public ResolvedConfig? Config { get; }

    /// <summary>The same as <c>--set</c> takes it; none when the run did not say.</summary>
    public IReadOnlyList<string> Settings { get; }

    /// <exception cref="RunException">It is not the output folder of a run that decided.</exception>
    public static RunFolder Open(string path)
    {
        var summary = Path.Combine(path, "summary.json");
        if (System.IO.File.Exists(path)) throw new RunException(ExitCode.Usage, $"{path}: is a file; name the output folder of a run (replay --out DIR)");
        if (!Directory.Exists(path)) throw new RunException(ExitCode.Usage, $"{path}: no such folder");
        if (!System.IO.File.Exists(summary)) throw new RunException(ExitCode.Usage,
            $"{path}: is not the output folder of a run: it holds no summary.json (replay FILE --out DIR makes one)");
        var root = ReadJson(summary);
        if (root.Text("signals_hash") is null || !root.Below("symbols").IsObject())
            throw new RunException(ExitCode.Usage, $"{summary}: is not the summary of a run that decided (verb {root.Text("verb") ?? "unknown"}{(root.Flag("interrupted") ? ", interrupted before it began" : "")})");
        return new RunFolder(path, root);
    }

    public string At(string name) => Path.Combine(_path, name);

    /// <exception cref="RunException">The run did not write the file.</exception>
    public JsonLineReader Lines(string name, long offset = 0)
    {
        var stream = File(name);
        stream.Position = offset;
        return new JsonLineReader(stream, At(name));
    }

    /// <exception cref="RunException">The run did not write the file.</exception>
    public FileStream File(string name)
    {
        var path = At(name);
        if (!System.IO.File.Exists(path)) throw new RunException(ExitCode.Failed, $"{path}: is missing; the run was interrupted, or did not trade");
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
    }

    /// <summary>A symbol's printed name, however it was capitalised.</summary>
    /// <exception cref="RunException">The run has no such symbol.</exception>
    public string Symbol(string name) => Symbols.FirstOrDefault(symbol => symbol.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new RunException(ExitCode.Usage, $"{Shown.Quoted(name)} is not a symbol of this run; nearest: {Nearest(name)}"
            + $"{(Symbols.Count <= 20 ? $" (it has {string.Join(", ", Symbols)})" : "")}");

    private string Nearest(string name)
    {
        var nearest = NearestText.Of(name, Symbols.Select(symbol => symbol.ToLowerInvariant()));
        return Symbols.FirstOrDefault(symbol => symbol.Equals(nearest, StringComparison.OrdinalIgnoreCase)) ?? "none";
    }

    private static string[] ReadSettings(string path)
    {
        if (!System.IO.File.Exists(path)) return [];
        var knobs = ReadJson(path).Below(ConfigFile.Knobs);
        return knobs.IsObject() ? [.. knobs.EnumerateObject().Select(knob => $"{knob.Name}={knob.Value}")] : [];
    }

    private static JsonElement ReadJson(string path)
    {
        try
        {
            using var stream = System.IO.File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new RunException(ExitCode.Failed, $"{path}: is not JSON: {exception.Message}");
        }
    }
}
