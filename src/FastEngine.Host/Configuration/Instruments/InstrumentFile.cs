namespace FastEngine.Host.Configuration;

/// <summary>Files of known instruments: our YAML, or an exchange's <c>exchangeInfo</c> answer saved as JSON.</summary>
public static class InstrumentFile
{
    public const string ShippedName = "instruments.yaml";

    /// <summary>The shipped file, or null when there is none.</summary>
    public static string? FindShipped() =>
        ConfigFolder.Find() is { } folder && Path.Combine(folder, ShippedName) is var path && File.Exists(path) ? path : null;

    /// <summary>Whether a file holds instruments rather than knobs; by content, and by name when it cannot be read.</summary>
    public static bool IsOne(string path) =>
        IsJson(path)
        || Path.GetFileName(path) == ShippedName
        || (File.Exists(path) && YamlSource.ReadFile(path, path, []) is WrittenMap map && map.Entries.Any(entry => entry.Key == InstrumentsYaml.Root));

    /// <summary>Loads either kind; never throws for what is in the file.</summary>
    public static InstrumentsResult Load(string path) => IsJson(path) ? ExchangeInfo.ReadFile(path) : InstrumentsYaml.ReadFile(path);

    private static bool IsJson(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
