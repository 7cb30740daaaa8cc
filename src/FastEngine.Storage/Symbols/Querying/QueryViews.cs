using System.Text;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Symbols.Attaching;
using FastEngine.Storage.Symbols.Schema;

namespace FastEngine.Storage.Symbols.Querying;

/// <summary>Makes the tables of all leased symbols one table each, with columns that say whose a row is: temporary views of one connection.</summary>
internal static class QueryViews
{
    // They list what is there: everything has to be.
    private static readonly string[] Listing = ["show", "describe", "information_schema"];

    /// <summary>Adds the words of the views that the words name, and of the views that those name.</summary>
    public static void Expand(HashSet<string> words)
    {
        if (words.Overlaps(Listing))
        {
            words.UnionWith(KnownTables.Symbol);
            words.UnionWith(KnownTables.Account);
            words.UnionWith(ReadyQuery.Views.Select(view => view.Name));
        }

        var done = new HashSet<string>();
        while (ReadyQuery.Views.FirstOrDefault(view => words.Contains(view.Name) && !done.Contains(view.Name)) is { } next)
        {
            done.Add(next.Name);
            words.UnionWith(QueryWords.Of(next.Sql));
        }
    }

    /// <summary>Whether a query can see anything of a symbol's database.</summary>
    public static bool NeedSymbols(HashSet<string> words) => words.Overlaps(KnownTables.Symbol)
        || words.Any(word => Timeframe.TryParseTable(word, out _)
            || word.StartsWith("duckdb_", StringComparison.Ordinal) || word.StartsWith("pragma_", StringComparison.Ordinal));

    public static bool NeedAccount(HashSet<string> words) => words.Overlaps(KnownTables.Account) || words.Contains(StoreLayout.AccountName);

    public static void Create(DuckDbConnection connection, HashSet<string> words, IReadOnlyList<(SymbolKey Key, AttachLease Lease)> symbols, AttachLease? account)
    {
        var present = Present(connection, words, symbols);
        foreach (var table in words.Where(word => KnownTables.Symbol.Contains(word) || Timeframe.TryParseTable(word, out _)).Order(StringComparer.Ordinal))
        {
            var legs = symbols.Where(symbol => present is null || present.Contains((symbol.Lease.Name, table))).Select(symbol => Leg(symbol.Key, table)).ToList();
            if (legs.Count > 0) connection.Execute($"CREATE TEMP VIEW {table} AS {string.Join(" UNION ALL BY NAME ", legs)}");
        }

        if (account is not null)
        {
            foreach (var table in words.Where(word => KnownTables.Account.Contains(word)).Order(StringComparer.Ordinal))
                connection.Execute($"CREATE TEMP VIEW {table} AS SELECT * FROM {SqlText.Name(account.Name)}.{table}");
        }

        CreateReady(connection, words);
    }

    // A view after those that it names.
    public static void CreateReady(DuckDbConnection connection, HashSet<string> words)
    {
        var left = ReadyQuery.Views.Where(view => words.Contains(view.Name)).ToList();
        while (left.Count > 0)
        {
            var next = left.FirstOrDefault(view => !QueryWords.Of(view.Sql).Overlaps(left.Where(other => other != view).Select(other => other.Name)))
                ?? throw new InvalidOperationException($"the views {string.Join(", ", left.Select(view => view.Name))} name each other");
            connection.Execute($"CREATE TEMP VIEW {next.Name} AS {next.Sql}");
            left.Remove(next);
        }
    }

    private static string Leg(SymbolKey key, string table)
    {
        var from = $"{SqlText.Name(key.ToString())}.{table}";
        if (table == "meta") return $"SELECT * FROM {from}";
        return new StringBuilder("SELECT ").Append(SqlText.Literal(key.Exchange)).Append(" AS exchange, ").Append(SqlText.Literal(key.Market))
            .Append(" AS market, ").Append(SqlText.Literal(key.Symbol)).Append(" AS symbol, * FROM ").Append(from).ToString();
    }

    // Null when every symbol has every table that is named: files of the latest version, and no unusual timeframe.
    private static HashSet<(string Database, string Table)>? Present(
        DuckDbConnection connection, HashSet<string> words, IReadOnlyList<(SymbolKey Key, AttachLease Lease)> symbols)
    {
        if (symbols.All(symbol => symbol.Lease.Database.SchemaVersion == SchemaScripts.Symbol.Latest)
            && !words.Any(word => Timeframe.TryParseTable(word, out _) && !KnownTables.Symbol.Contains(word)))
            return null;
        var present = new HashSet<(string, string)>();
        using var tables = connection.Query("SELECT database_name, table_name FROM duckdb_tables()");
        while (tables.Read()) present.Add((tables.GetString(0), tables.GetString(1)));
        return present;
    }
}
