using FastEngine.Host.Configuration;

namespace FastEngine.Host.Tests.Configuration;

/// <summary>Configuration files in a folder of their own, which is deleted afterwards.</summary>
internal sealed class ConfigInputs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fastengine-config-").FullName;
    private readonly List<string> _files = [];

    public Dictionary<string, string> Variables { get; } = [];

    public List<string> Settings { get; } = [];

    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public ConfigInputs WithFile(string name, string text)
    {
        _files.Add(Write(name, text));
        return this;
    }

    public ConfigInputs WithVariable(string name, string value)
    {
        Variables.Add(name, value);
        return this;
    }

    public ConfigInputs WithSetting(string setting)
    {
        Settings.Add(setting);
        return this;
    }

    /// <summary>Without the shipped folder and without this process's environment.</summary>
    public ConfigResult Load() => ConfigLoader.Load(new ConfigSources { Files = _files, Variables = Variables, Settings = Settings });

    public ResolvedConfig LoadRight()
    {
        var result = Load();
        Assert.Empty(result.Violations);
        return result.Config!;
    }

    /// <summary>The violations as printed, the folder left out.</summary>
    public string[] Violations() => [.. Load().Violations.Select(v => v.ToString().Replace(_folder + "/", "", StringComparison.Ordinal))];

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
