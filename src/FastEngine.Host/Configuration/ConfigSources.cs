using System.Collections;

namespace FastEngine.Host.Configuration;

/// <summary>Everything that configuration is read from, in order of precedence.</summary>
public sealed record ConfigSources
{
    /// <summary>Folder of the shipped files; null for the built-in defaults alone.</summary>
    public string? Folder { get; init; }

    /// <summary>Files of <c>--config</c>; a later one overrides an earlier one.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Sections that stand in another file, on top of the files: those of a scenario.</summary>
    public IReadOnlyList<WrittenMap> Maps { get; init; } = [];

    /// <summary>Environment variables; those that begin with <c>FASTENGINE__</c> count.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Values of <c>--set</c>, <c>section.key=value</c>; a later one overrides an earlier one.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The shipped folder and this process's environment, with what the command line gives.</summary>
    public static ConfigSources OfProcess(IReadOnlyList<string> files, IReadOnlyList<string> settings) => new()
    {
        Folder = ConfigFolder.Find(),
        Files = files,
        Variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => entry.Value as string ?? "", StringComparer.Ordinal),
        Settings = settings,
    };
}
