using System.Text.RegularExpressions;
using FastEngine.Storage.Symbols.Schema;

namespace FastEngine.Storage.Symbols.Querying;

/// <summary>The tables that the schema scripts make, so that a query needs no look into a hundred catalogs.</summary>
internal static partial class KnownTables
{
    private static readonly string[] Positions = ["meta", "progress"];

    /// <summary>Of a symbol's database, its usual candle tables among them.</summary>
    public static IReadOnlyList<string> Symbol { get; } = [.. Names(SchemaScripts.Symbol.Text), "candles_1m", "candles_5m", "candles_15m"];

    /// <summary>Of the account's, but for those that a symbol has too.</summary>
    public static IReadOnlyList<string> Account { get; } = [.. Names(SchemaScripts.Account.Text).Except(Positions)];

    /// <summary>Whether a name, in lower case, is of a table that may be there, or of a view.</summary>
    public static bool Has(string name) => Symbol.Contains(name) || Account.Contains(name) || Timeframe.TryParseTable(name, out _) || ReadyQuery.Views.Any(view => view.Name == name);

    // Later scripts drop what earlier ones made, and may make it anew.
    private static List<string> Names(string script)
    {
        var names = new List<string>();
        foreach (Match match in Table().Matches(script))
        {
            var name = match.Groups["name"].Value;
            if (match.Groups["drops"].Success) names.Remove(name);
            else names.Add(name);
        }

        return names;
    }

    [GeneratedRegex(@"^(?:CREATE|(?<drops>DROP)) TABLE (?:IF EXISTS )?(?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Table();
}
