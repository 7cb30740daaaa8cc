namespace FastEngine.Storage.Tests.Journal;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder() => Path = Directory.CreateTempSubdirectory("fastengine-journal-").FullName;

    public string Path { get; }

    public string[] Segments => [.. Directory.GetFiles(Path, "*.fej").Order(StringComparer.Ordinal)];

    public string[] SideFiles => [.. Directory.GetFiles(Path, "*.bad-*").Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
