using System.Globalization;
using System.Reflection;
using FastEngine.Storage.DuckDb;

namespace FastEngine.Storage.Symbols;

/// <summary>Names and values inside SQL, and the <c>.sql</c> files that the assembly carries.</summary>
internal static class SqlText
{
    private const string Prefix = "Symbols/";

    /// <summary>A quoted identifier.</summary>
    public static string Name(string name) => CastQuery.Identifier(name);

    /// <summary>A text literal.</summary>
    public static string Literal(string text) => CastQuery.Literal(text);

    public static string Time(long timeNs) => string.Create(CultureInfo.InvariantCulture, $"make_timestamp_ns({timeNs})");

    /// <summary>The files of a folder below <c>Symbols/</c>, in the order of their names, without its subfolders.</summary>
    public static IReadOnlyList<(string Name, string Text)> Files(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = Prefix + folder + "/";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.IndexOf('/', prefix.Length) < 0)
            .Order(StringComparer.Ordinal)
            .Select(name => (name[prefix.Length..], Read(assembly, name)))];
    }

    public static string File(string path) => Read(Assembly.GetExecutingAssembly(), Prefix + path);

    private static string Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"the assembly has no {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
