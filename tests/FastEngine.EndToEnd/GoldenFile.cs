namespace FastEngine.EndToEnd;

/// <summary><c>data/golden/analyze.txt</c>: commands, and under each the SHA-256 of what it writes.</summary>
internal static class GoldenFile
{
    private const string CommandMark = "$ fastengine ";

    public static string Text { get; } = File.ReadAllText(Repository.At("data/golden/analyze.txt"));

    /// <summary>The words of the command with this verb.</summary>
    public static string[] CommandOf(string verb) =>
        Text.Split('\n').First(line => line.StartsWith($"{CommandMark}{verb} ", StringComparison.Ordinal))[CommandMark.Length..].Split(' ');

    /// <summary>The hash that stands before a name.</summary>
    public static string HashOf(string name) => Text.Split('\n').First(line => line.EndsWith($"  {name}", StringComparison.Ordinal)).Split(' ')[0];
}
