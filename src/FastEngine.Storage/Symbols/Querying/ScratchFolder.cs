namespace FastEngine.Storage.Symbols.Querying;

/// <summary>A temporary folder that goes with what used it.</summary>
internal sealed class ScratchFolder(string path) : IDisposable
{
    public void Dispose()
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
    }
}
