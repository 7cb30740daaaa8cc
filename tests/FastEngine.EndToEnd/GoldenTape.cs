namespace FastEngine.EndToEnd;

/// <summary>The generated tape of the golden hashes, and a folder to work in.</summary>
public sealed class GoldenTape : IDisposable
{
    public const string Name = "tape.frames";

    public GoldenTape() => Engine.RunIn(Folder.Path, GoldenFile.Analyze.CommandOf("generate")).Expect(0);

    public Folder Folder { get; } = new();

    public string Path => Folder.At(Name);

    public void Dispose() => Folder.Dispose();
}
