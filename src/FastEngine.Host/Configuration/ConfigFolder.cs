namespace FastEngine.Host.Configuration;

/// <summary>Where the shipped configuration files are.</summary>
public static class ConfigFolder
{
    /// <summary><c>config/</c> of the working directory when it holds an engine.yaml, else the copy beside the executable, else null.</summary>
    public static string? Find()
    {
        string[] folders = ["config", Path.Combine(AppContext.BaseDirectory, "config")];
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, Section.EngineFile)));
    }

    /// <summary>A file as named, or, when there is none, the shipped file of that name (<c>micro.yaml</c> from any folder).</summary>
    public static string Locate(string? folder, string file)
    {
        if (folder is null || Path.IsPathRooted(file) || File.Exists(file)) return file;
        var name = file.StartsWith("config/", StringComparison.Ordinal) ? file["config/".Length..] : file;
        var shipped = Path.Combine(folder, name);
        return !name.Contains('/') && File.Exists(shipped) ? shipped : file;
    }
}
