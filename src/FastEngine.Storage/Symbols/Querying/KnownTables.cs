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

    // Later scripts drop what earlier ones made.
    private static IEnumerable<string> Names(string script) =>
        CreateTable().Matches(script).Select(match => match.Groups[1].Value).Except(DropTable().Matches(script).Select(match => match.Groups[1].Value));

    [GeneratedRegex(@"^CREATE TABLE (\w+)", RegexOptions.Multiline)]
    private static partial Regex CreateTable();

    [GeneratedRegex(@"^DROP TABLE (?:IF EXISTS )?(\w+)", RegexOptions.Multiline)]
    private static partial Regex DropTable();
}
