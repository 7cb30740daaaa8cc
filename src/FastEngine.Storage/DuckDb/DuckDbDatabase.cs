using FastEngine.Storage.DuckDb.Native;

namespace FastEngine.Storage.DuckDb;

/// <summary>A database instance of this process. Its file stays locked until it and all its connections are disposed.</summary>
public sealed class DuckDbDatabase : IDisposable
{
    public const string InMemory = ":memory:";

    // One cache a process: DuckDB's file lock does not hold within a process, and two instances over one file would destroy it.
    // Through the cache the second open shares the first's instance, and attaching a file that another instance has is refused.
    private static readonly Lazy<InstanceCacheHandle> Instances = new(DuckDbNative.CreateInstanceCache);

    private readonly DatabaseHandle _handle;

    private DuckDbDatabase(string path, DatabaseHandle handle)
    {
        Path = path;
        _handle = handle;
    }

    /// <summary>As given to <see cref="Open"/>.</summary>
    public string Path { get; }

    /// <summary>Opens a file (made when missing, unless read-only; its folder is not) or <see cref="InMemory"/>.
    /// A path that this process has open already is shared, if the options are the same.</summary>
    /// <exception cref="DuckDbException">DuckDB's reason: another process has it, it is no database, an option is wrong.</exception>
    /// <exception cref="DllNotFoundException">The native library is missing.</exception>
    public static DuckDbDatabase Open(string path, DuckDbOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        NativeText.RefuseNul(path, nameof(path));
        DuckDbLibrary.EnsureLoaded();
        using var config = ConfigOf(options ?? new DuckDbOptions());
        if (DuckDbNative.GetOrCreateFromCache(Instances.Value, path, out var handle, config, out var error) == DuckDbNative.Success)
            return new(path, handle);
        handle.Dispose();
        throw new DuckDbException(NativeText.Take(error) ?? $"DuckDB could not open {path} and gave no reason.");
    }

    /// <summary>A connection of its own transaction. Connections are for one thread at a time; open one a thread.</summary>
    public DuckDbConnection Connect()
    {
        if (DuckDbNative.Connect(_handle, out var connection) == DuckDbNative.Success) return new(connection);
        connection.Dispose();
        throw new DuckDbException($"DuckDB gave no connection to {Path}.");
    }

    public void Dispose() => _handle.Dispose();

    private static ConfigHandle ConfigOf(DuckDbOptions options)
    {
        if (DuckDbNative.CreateConfig(out var config) != DuckDbNative.Success)
            throw new DuckDbException("DuckDB could not make a configuration.");
        foreach (var (name, value) in options.All())
        {
            NativeText.RefuseNul(name, nameof(options));
            NativeText.RefuseNul(value, nameof(options));
            if (DuckDbNative.SetConfig(config, name, value) == DuckDbNative.Success) continue;
            config.Dispose();
            // The C API gives no text here.
            throw new DuckDbException($"DuckDB refused the setting {name} = '{value}': no such setting, or no value for it.", DuckDbErrorKind.InvalidConfiguration);
        }

        return config;
    }
}
