using System.Runtime.InteropServices;
using FastEngine.Storage.DuckDb;

namespace FastEngine.Benchmarks.Storage;

/// <summary>DuckDB's appender row by row, straight over the C API: what the binding's appender by columns is compared with.</summary>
internal sealed unsafe partial class RowAppender : IDisposable
{
    private const string Library = "duckdb-rows";

    private nint _database;
    private nint _connection;

    static RowAppender() => NativeLibrary.SetDllImportResolver(
        typeof(RowAppender).Assembly, static (name, _, _) => name == Library ? NativeLibrary.Load(DuckDbLibrary.FoundAs) : 0);

    public RowAppender(string path)
    {
        Check(Open(path, out _database));
        Check(Connect(_database, out _connection));
    }

    public void Execute(string sql) => Check(Query(_connection, sql, 0));

    public void Append(string table, long[] times, long[] prices, long[] quantities, byte[] sides)
    {
        Check(Create(_connection, null, table, out var appender));
        for (var i = 0; i < times.Length; i++)
        {
            Check(AppendInt64(appender, times[i]));
            Check(AppendInt64(appender, prices[i]));
            Check(AppendInt64(appender, quantities[i]));
            Check(AppendUInt8(appender, sides[i]));
            Check(EndRow(appender));
        }

        Check(Destroy(ref appender));
    }

    public void Dispose()
    {
        Disconnect(ref _connection);
        Close(ref _database);
    }

    private static void Check(int state)
    {
        if (state != 0) throw new InvalidOperationException("DuckDB refused a call of the row appender.");
    }

    [LibraryImport(Library, EntryPoint = "duckdb_open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, out nint database);

    [LibraryImport(Library, EntryPoint = "duckdb_close")]
    private static partial void Close(ref nint database);

    [LibraryImport(Library, EntryPoint = "duckdb_connect")]
    private static partial int Connect(nint database, out nint connection);

    [LibraryImport(Library, EntryPoint = "duckdb_disconnect")]
    private static partial void Disconnect(ref nint connection);

    [LibraryImport(Library, EntryPoint = "duckdb_query", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Query(nint connection, string sql, nint result);

    [LibraryImport(Library, EntryPoint = "duckdb_appender_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Create(nint connection, string? schema, string table, out nint appender);

    [LibraryImport(Library, EntryPoint = "duckdb_append_int64")]
    private static partial int AppendInt64(nint appender, long value);

    [LibraryImport(Library, EntryPoint = "duckdb_append_uint8")]
    private static partial int AppendUInt8(nint appender, byte value);

    [LibraryImport(Library, EntryPoint = "duckdb_appender_end_row")]
    private static partial int EndRow(nint appender);

    /// <summary>Flushes before it frees.</summary>
    [LibraryImport(Library, EntryPoint = "duckdb_appender_destroy")]
    private static partial int Destroy(ref nint appender);
}
