using System.Runtime.InteropServices;
using FastEngine.Storage.DuckDb.Native;

namespace FastEngine.Storage.DuckDb;

/// <summary>DuckDB's native library as this process uses it.</summary>
public static class DuckDbLibrary
{
    // 1.5 has the appender's clear, without which giving up an appender would write what it holds.
    private static readonly Version Oldest = new(1, 5);

    private static readonly Lazy<(nint Handle, string FoundAs, string Version)> Loaded = new(Load);

    /// <summary>As <c>v1.5.5</c>.</summary>
    /// <exception cref="DllNotFoundException">The library is missing or too old.</exception>
    public static string Version => Loaded.Value.Version;

    /// <summary>The path, or the name by which the system found it.</summary>
    public static string FoundAs => Loaded.Value.FoundAs;

    internal static nint Handle => Loaded.Value.Handle;

    /// <summary>Fails with the clear message before the first call would fail with the loader's.</summary>
    internal static void EnsureLoaded() => _ = Loaded.Value;

    private static unsafe (nint Handle, string FoundAs, string Version) Load()
    {
        var (handle, foundAs) = DuckDbLibraryLocator.Default.Load();
        if (!NativeLibrary.TryGetExport(handle, "duckdb_library_version", out var entry))
            throw new DllNotFoundException($"{foundAs} is not DuckDB's library: it has no function duckdb_library_version.");
        var version = NativeText.Of(((delegate* unmanaged<nint>)entry)()) ?? "";
        var isKnown = System.Version.TryParse(version.TrimStart('v').Split('-')[0], out var number);
        if (isKnown && number < Oldest)
        {
            throw new DllNotFoundException(
                $"{foundAs} is DuckDB {version}; {Oldest} or later is needed. Set {DuckDbLibraryLocator.EnvironmentVariable} to a newer one.");
        }

        return (handle, foundAs, version);
    }
}
