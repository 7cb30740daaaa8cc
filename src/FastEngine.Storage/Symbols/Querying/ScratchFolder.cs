namespace FastEngine.Storage.Symbols.Querying;

/// <summary>A temporary folder that goes with what uses it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fastengine-query-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
