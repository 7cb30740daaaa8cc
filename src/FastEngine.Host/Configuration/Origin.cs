namespace FastEngine.Host.Configuration;

/// <summary>The place a value comes from: the built-in default, a file and line, an environment variable, or <c>--set</c>.</summary>
/// <param name="Source">File as the user named it, variable name, or option name.</param>
/// <param name="Line">1-based line of a file, 0 when the whole file is meant or there is no file.</param>
public sealed record Origin(OriginKind Kind, string Source, int Line)
{
    public static Origin Default { get; } = new(OriginKind.Default, "default", 0);

    public static Origin Setting { get; } = new(OriginKind.Option, "--set", 0);

    public static Origin File(string path, int line = 0) => new(OriginKind.File, path, line);

    public static Origin Variable(string name) => new(OriginKind.Variable, name, 0);

    public override string ToString() => Line > 0 ? $"{Source}:{Line}" : Source;
}
