namespace FastEngine.Storage.Symbols.Querying;

/// <summary>Words by which a query would learn where the files lie, and how the machine is set up.</summary>
internal static class SystemWords
{
    // Functions of DuckDB about itself; query() and query_table() would run a text that was put together, in which no word is seen.
    private static readonly string[] Begins = ["duckdb_", "pragma"];
    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal) { "database_list", "current_setting", "query", "query_table", "which_secret" };

    /// <summary>The first of them in order; null for none.</summary>
    public static string? FirstOf(HashSet<string> words) =>
        words.Where(word => Whole.Contains(word) || Begins.Any(begin => word.StartsWith(begin, StringComparison.Ordinal))).Order(StringComparer.Ordinal).FirstOrDefault();
}
