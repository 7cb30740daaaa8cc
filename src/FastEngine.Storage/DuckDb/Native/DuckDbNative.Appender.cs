using System.Runtime.InteropServices;

namespace FastEngine.Storage.DuckDb.Native;

/// <summary>Appenders.</summary>
internal static unsafe partial class DuckDbNative
{
    [LibraryImport(Library, EntryPoint = "duckdb_appender_create_ext", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateAppender(
        ConnectionHandle connection, string? catalog, string? schema, string table, out AppenderHandle appender);

    [LibraryImport(Library, EntryPoint = "duckdb_appender_column_count")]
    public static partial ulong AppenderColumnCount(AppenderHandle appender);

    [LibraryImport(Library, EntryPoint = "duckdb_appender_column_type")]
    public static partial LogicalTypeHandle AppenderColumnType(AppenderHandle appender, ulong column);

    [LibraryImport(Library, EntryPoint = "duckdb_append_data_chunk")]
    public static partial int AppendDataChunk(AppenderHandle appender, ChunkHandle chunk);

    [LibraryImport(Library, EntryPoint = "duckdb_appender_flush")]
    public static partial int FlushAppender(AppenderHandle appender);

    [LibraryImport(Library, EntryPoint = "duckdb_appender_clear")]
    public static partial int ClearAppender(AppenderHandle appender);

    /// <summary>The same by pointer: a handle that is being released cannot be passed.</summary>
    [LibraryImport(Library, EntryPoint = "duckdb_appender_clear")]
    public static partial int ClearBeforeDestroy(nint appender);

    [LibraryImport(Library, EntryPoint = "duckdb_appender_destroy")]
    public static partial int DestroyAppender(ref nint appender);

    [LibraryImport(Library, EntryPoint = "duckdb_appender_error_data")]
    public static partial ErrorHandle AppenderError(AppenderHandle appender);

    [LibraryImport(Library, EntryPoint = "duckdb_error_data_error_type")]
    public static partial int ErrorType(ErrorHandle error);

    [LibraryImport(Library, EntryPoint = "duckdb_error_data_message")]
    public static partial nint ErrorMessage(ErrorHandle error);

    [LibraryImport(Library, EntryPoint = "duckdb_destroy_error_data")]
    public static partial void DestroyErrorData(ref nint error);
}
