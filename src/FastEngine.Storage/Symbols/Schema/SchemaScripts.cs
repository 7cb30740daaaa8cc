using System.Globalization;

namespace FastEngine.Storage.Symbols.Schema;

/// <summary>The scripts of one kind of database, one a version: <c>001_initial.sql</c>, <c>002_...</c>.</summary>
internal sealed class SchemaScripts
{
    private readonly string[] _scripts;

    private SchemaScripts(string folder)
    {
        var files = SqlText.Files($"Schema/{folder}");
        for (var i = 0; i < files.Count; i++)
        {
            var number = int.Parse(files[i].Name.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture);
            if (number != i + 1) throw new InvalidOperationException($"schema script {files[i].Name} stands at place {i + 1}");
        }

        _scripts = [.. files.Select(file => file.Text)];
    }

    public static SchemaScripts Symbol { get; } = new("symbol");

    public static SchemaScripts Account { get; } = new("account");

    public static string Candles { get; } = SqlText.File("Schema/candles.sql");

    /// <summary>The version that this program writes.</summary>
    public int Latest => _scripts.Length;

    /// <summary>The scripts after a version, joined.</summary>
    public string After(int version) => string.Join("\n", _scripts.Skip(version));

    /// <summary>All of them, joined.</summary>
    public string Text => After(0);
}
