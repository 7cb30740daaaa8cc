namespace FastEngine.Storage.Tests.Journal;

/// <summary>A folder that goes with the test; in memory where there is such a place, since these tests sync by the thousand.</summary>
internal sealed class TempFolder : IDisposable
{
    private const string InMemory = "/dev/shm";

    public TempFolder()
    {
        var root = Directory.Exists(InMemory) ? InMemory : System.IO.Path.GetTempPath();
        Path = Directory.CreateDirectory(System.IO.Path.Combine(root, $"fastengine-journal-{Guid.NewGuid():N}")).FullName;
    }

    public string Path { get; }

    public string[] Segments => [.. Directory.GetFiles(Path, "*.fej").Order(StringComparer.Ordinal)];

    public string[] SideFiles => [.. Directory.GetFiles(Path, "*.bad-*").Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
