using System.Globalization;
using FastEngine.Storage.DuckDb;
using FastEngine.Storage.Symbols.Attaching;
using FastEngine.Storage.Symbols.Writing;

namespace FastEngine.Storage.Symbols.Maintenance;

/// <summary>Copies what is live into a new file and puts that in the place of the old one: DuckDB uses freed blocks again, and gives few back.</summary>
/// <remarks>Whole at every step: until the rename the old file stands untouched and without a log, afterwards the new one does. What a crash
/// leaves of the copy is deleted when the database is attached next.</remarks>
internal static class FileRewrite
{
    private const string Copy = "rewrite";

    /// <summary>Rewrites the file when it is larger than the floor and than its live data times the factor.</summary>
    public static void RunIfGrown(StoreContext store, AttachLease lease)
    {
        var size = new FileInfo(lease.Path).Length;
        if (size <= store.Options.RewriteFloorBytes) return;
        if (size <= LiveBytes(store.Connection, lease.Name) * store.Options.RewriteFactor) return;
        Run(store, lease);
    }

    private static long LiveBytes(DuckDbConnection connection, string database)
    {
        using var blocks = connection.Query(
            $"SELECT CAST(used_blocks * block_size AS BIGINT) FROM pragma_database_size() WHERE database_name = {SqlText.Literal(database)}");
        return blocks.Read() ? blocks.GetInt64(0) : 0;
    }

    private static void Run(StoreContext store, AttachLease lease)
    {
        var path = lease.Path + StoreLayout.RewriteSuffix;
        Delete(path);
        try
        {
            Fill(store.Connection, lease.Name, path);
            using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite)) RandomAccess.FlushToDisk(file);
            // A reader has the old file: the next time, then.
            if (store.Pool.TryReplace(lease, () => Exchange(lease.Path, path))) store.Rewrites++;
        }
        finally
        {
            Delete(path);
        }
    }

    private static void Fill(DuckDbConnection connection, string database, string path)
    {
        connection.Execute($"ATTACH {SqlText.Literal(path)} AS {Copy}");
        try
        {
            connection.Execute($"COPY FROM DATABASE {SqlText.Name(database)} TO {Copy}");
            CompareCounts(connection, database);
        }
        finally
        {
            // Writes everything to the file, and removes its log.
            connection.Execute($"DETACH {Copy}");
        }

        RefuseLog(path);
    }

    private static void CompareCounts(DuckDbConnection connection, string database)
    {
        var tables = new List<string>();
        using (var names = connection.Query($"SELECT table_name FROM duckdb_tables() WHERE database_name = {SqlText.Literal(database)} ORDER BY table_name"))
        {
            while (names.Read()) tables.Add(names.GetString(0));
        }

        foreach (var table in tables.Select(SqlText.Name))
        {
            var (before, after) = (Count(connection, $"{SqlText.Name(database)}.{table}"), Count(connection, $"{Copy}.{table}"));
            if (before != after)
                throw new StoreException(string.Create(CultureInfo.InvariantCulture, $"{database}: a copy has {after} of {before} rows of {table}; the file stays as it is"));
        }
    }

    private static long Count(DuckDbConnection connection, string table)
    {
        using var count = connection.Query($"SELECT count(*) FROM {table}");
        count.Read();
        return count.GetInt64(0);
    }

    private static void Exchange(string path, string copy)
    {
        // A log that stays would be replayed into the wrong file.
        RefuseLog(path);
        File.Move(copy, path, overwrite: true);
        FolderSync.Flush(Path.GetDirectoryName(path)!);
    }

    private static void RefuseLog(string path)
    {
        if (File.Exists(path + StoreLayout.LogSuffix))
            throw new StoreException($"{path} still has a log after it was closed: its disk is full or fails; the file stays as it is");
    }

    private static void Delete(string path)
    {
        File.Delete(path);
        File.Delete(path + StoreLayout.LogSuffix);
    }
}
