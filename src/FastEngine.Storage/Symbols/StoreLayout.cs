namespace FastEngine.Storage.Symbols;

/// <summary>Where the databases lie below the data directory.</summary>
public static class StoreLayout
{
    public const string SymbolFile = "trading.duckdb";
    public const string AccountFile = "account.duckdb";

    /// <summary>Name of the account's database in SQL; a symbol's has slashes.</summary>
    public const string AccountName = "account";

    /// <summary>Folder of what queries spill; empty while none runs.</summary>
    public const string ScratchFolder = ".scratch";

    /// <summary>Beside a database while it is rewritten; worth nothing after a crash.</summary>
    public const string RewriteSuffix = ".rewrite";

    /// <summary>DuckDB's log of a database, beside it.</summary>
    public const string LogSuffix = ".wal";

    public static string PathOf(string dataDirectory, SymbolKey key) =>
        Path.Combine(dataDirectory, key.Exchange, key.Market, key.Symbol, SymbolFile);

    public static string AccountPath(string dataDirectory) => Path.Combine(dataDirectory, AccountFile);

    /// <summary>The account's database, with the logs and the rewrite that DuckDB and the store put beside it.</summary>
    internal static IEnumerable<string> AccountFiles(string dataDirectory) =>
        from file in (string[])["", RewriteSuffix]
        from log in (string[])["", LogSuffix, LogSuffix + ".checkpoint", LogSuffix + ".recovery"]
        select AccountPath(dataDirectory) + file + log;

    /// <summary>The symbols that have a database, in the order of their text.</summary>
    public static IReadOnlyList<SymbolKey> Symbols(string dataDirectory)
    {
        var keys = new List<SymbolKey>();
        foreach (var exchange in Folders(dataDirectory))
        foreach (var market in Folders(exchange))
        foreach (var symbol in Folders(market))
        {
            if (File.Exists(Path.Combine(symbol, SymbolFile)))
                keys.Add(new SymbolKey(Path.GetFileName(exchange), Path.GetFileName(market), Path.GetFileName(symbol)));
        }

        keys.Sort((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));
        return keys;
    }

    private static IEnumerable<string> Folders(string directory) =>
        Directory.Exists(directory) ? Directory.EnumerateDirectories(directory).Where(d => SymbolKey.IsName(Path.GetFileName(d))) : [];
}
