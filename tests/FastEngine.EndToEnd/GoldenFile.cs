namespace FastEngine.EndToEnd;

/// <summary>A file of <c>data/golden</c>: commands, and under each the SHA-256 of what it writes.</summary>
internal sealed class GoldenFile
{
    private const string CommandMark = "$ fastengine ";

    private readonly string _path;
    private readonly string _text;

    private GoldenFile(string name)
    {
        _path = $"data/golden/{name}";
        _text = File.ReadAllText(Repository.At(_path));
    }

    public static GoldenFile Analyze { get; } = new("analyze.txt");

    public static GoldenFile Replay { get; } = new("replay.txt");

    /// <summary>The words of the command with this verb.</summary>
    public string[] CommandOf(string verb) =>
        _text.Split('\n').First(line => line.StartsWith($"{CommandMark}{verb} ", StringComparison.Ordinal))[CommandMark.Length..].Split(' ');

    public void AssertHolds(string name, string actual) =>
        Assert.True(actual == HashOf(name), $"{name} is {actual}; if that is meant, say so in {_path}:\n{_text}");

    // The hash that stands before a name.
    private string HashOf(string name) => _text.Split('\n').First(line => line.EndsWith($"  {name}", StringComparison.Ordinal)).Split(' ')[0];
}
