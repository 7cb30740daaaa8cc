using System.Runtime.InteropServices;

namespace FastEngine.Storage.DuckDb.Native;

/// <summary>The functions of DuckDB's C API (1.5) that the binding uses: instances and connections.</summary>
/// <remarks>Text that DuckDB returns comes as a pointer that DuckDB owns, where nothing else is said.</remarks>
internal static unsafe partial class DuckDbNative
{
    public const string Library = "duckdb";

    /// <summary>DuckDBSuccess.</summary>
    public const int Success = 0;

    static DuckDbNative() => NativeLibrary.SetDllImportResolver(
        typeof(DuckDbNative).Assembly, static (name, _, _) => name == Library ? DuckDbLibrary.Handle : 0);

    [LibraryImport(Library, EntryPoint = "duckdb_library_version")]
    public static partial nint LibraryVersion();

    [LibraryImport(Library, EntryPoint = "duckdb_free")]
    public static partial void Free(nint memory);

    [LibraryImport(Library, EntryPoint = "duckdb_create_config")]
    public static partial int CreateConfig(out ConfigHandle config);

    [LibraryImport(Library, EntryPoint = "duckdb_set_config", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetConfig(ConfigHandle config, string name, string value);

    [LibraryImport(Library, EntryPoint = "duckdb_destroy_config")]
    public static partial void DestroyConfig(ref nint config);

    [LibraryImport(Library, EntryPoint = "duckdb_create_instance_cache")]
    public static partial InstanceCacheHandle CreateInstanceCache();

    [LibraryImport(Library, EntryPoint = "duckdb_destroy_instance_cache")]
    public static partial void DestroyInstanceCache(ref nint cache);

    /// <param name="error">The caller frees it.</param>
    [LibraryImport(Library, EntryPoint = "duckdb_get_or_create_from_cache", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GetOrCreateFromCache(
        InstanceCacheHandle cache, string path, out DatabaseHandle database, ConfigHandle config, out nint error);

    [LibraryImport(Library, EntryPoint = "duckdb_close")]
    public static partial void Close(ref nint database);

    [LibraryImport(Library, EntryPoint = "duckdb_connect")]
    public static partial int Connect(DatabaseHandle database, out ConnectionHandle connection);

    [LibraryImport(Library, EntryPoint = "duckdb_disconnect")]
    public static partial void Disconnect(ref nint connection);

    [LibraryImport(Library, EntryPoint = "duckdb_interrupt")]
    public static partial void Interrupt(ConnectionHandle connection);
}
