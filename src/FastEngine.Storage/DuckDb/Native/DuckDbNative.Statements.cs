using System.Runtime.InteropServices;

namespace FastEngine.Storage.DuckDb.Native;

/// <summary>Statements and their parameters; parameters count from 1.</summary>
internal static unsafe partial class DuckDbNative
{
    [LibraryImport(Library, EntryPoint = "duckdb_extract_statements", StringMarshalling = StringMarshalling.Utf8)]
    public static partial ulong ExtractStatements(ConnectionHandle connection, string sql, out ExtractedHandle extracted);

    [LibraryImport(Library, EntryPoint = "duckdb_extract_statements_error")]
    public static partial nint ExtractStatementsError(ExtractedHandle extracted);

    [LibraryImport(Library, EntryPoint = "duckdb_destroy_extracted")]
    public static partial void DestroyExtracted(ref nint extracted);

    [LibraryImport(Library, EntryPoint = "duckdb_prepare_extracted_statement")]
    public static partial int PrepareExtracted(
        ConnectionHandle connection, ExtractedHandle extracted, ulong index, out StatementHandle statement);

    [LibraryImport(Library, EntryPoint = "duckdb_prepare_error")]
    public static partial nint PrepareError(StatementHandle statement);

    [LibraryImport(Library, EntryPoint = "duckdb_destroy_prepare")]
    public static partial void DestroyPrepare(ref nint statement);

    [LibraryImport(Library, EntryPoint = "duckdb_nparams")]
    public static partial ulong ParameterCount(StatementHandle statement);

    [LibraryImport(Library, EntryPoint = "duckdb_clear_bindings")]
    public static partial int ClearBindings(StatementHandle statement);

    [LibraryImport(Library, EntryPoint = "duckdb_bind_parameter_index", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BindParameterIndex(StatementHandle statement, out ulong index, string name);

    [LibraryImport(Library, EntryPoint = "duckdb_bind_value")]
    public static partial int BindValue(StatementHandle statement, ulong index, ValueHandle value);

    [LibraryImport(Library, EntryPoint = "duckdb_bind_boolean")]
    public static partial int BindBoolean(StatementHandle statement, ulong index, [MarshalAs(UnmanagedType.U1)] bool value);

    [LibraryImport(Library, EntryPoint = "duckdb_bind_int32")]
    public static partial int BindInt32(StatementHandle statement, ulong index, int value);

    [LibraryImport(Library, EntryPoint = "duckdb_bind_int64")]
    public static partial int BindInt64(StatementHandle statement, ulong index, long value);

    [LibraryImport(Library, EntryPoint = "duckdb_bind_hugeint")]
    public static partial int BindHugeInt(StatementHandle statement, ulong index, NativeHugeInt value);

    [LibraryImport(Library, EntryPoint = "duckdb_bind_decimal")]
    public static partial int BindDecimal(StatementHandle statement, ulong index, NativeDecimal value);

    [LibraryImport(Library, EntryPoint = "duckdb_bind_double")]
    public static partial int BindDouble(StatementHandle statement, ulong index, double value);

    [LibraryImport(Library, EntryPoint = "duckdb_bind_varchar_length")]
    public static partial int BindText(StatementHandle statement, ulong index, byte* utf8, ulong length);

    [LibraryImport(Library, EntryPoint = "duckdb_bind_null")]
    public static partial int BindNull(StatementHandle statement, ulong index);

    /// <param name="nanoseconds">duckdb_timestamp_ns, a struct of one 64-bit integer.</param>
    [LibraryImport(Library, EntryPoint = "duckdb_create_timestamp_ns")]
    public static partial ValueHandle CreateTimestampNs(long nanoseconds);

    [LibraryImport(Library, EntryPoint = "duckdb_destroy_value")]
    public static partial void DestroyValue(ref nint value);

    [LibraryImport(Library, EntryPoint = "duckdb_execute_prepared")]
    public static partial int ExecutePrepared(StatementHandle statement, ResultHandle result);

    /// <summary>Marked deprecated in the header since 1.0; nothing else streams.</summary>
    [LibraryImport(Library, EntryPoint = "duckdb_execute_prepared_streaming")]
    public static partial int ExecutePreparedStreaming(StatementHandle statement, ResultHandle result);

    [LibraryImport(Library, EntryPoint = "duckdb_prepared_statement_type")]
    public static partial int StatementType(StatementHandle statement);

    [LibraryImport(Library, EntryPoint = "duckdb_prepared_statement_column_count")]
    public static partial ulong PreparedColumnCount(StatementHandle statement);

    [LibraryImport(Library, EntryPoint = "duckdb_prepared_statement_column_logical_type")]
    public static partial LogicalTypeHandle PreparedColumnType(StatementHandle statement, ulong column);

    /// <summary>The caller frees the text.</summary>
    [LibraryImport(Library, EntryPoint = "duckdb_prepared_statement_column_name")]
    public static partial nint PreparedColumnName(StatementHandle statement, ulong column);
}
