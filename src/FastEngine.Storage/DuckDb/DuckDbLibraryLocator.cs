using System.Runtime.InteropServices;

namespace FastEngine.Storage.DuckDb;

/// <summary>Finds DuckDB's native library: where the environment says, beside the assembly, or the system's.</summary>
public sealed class DuckDbLibraryLocator(string? environmentPath, string assemblyDirectory, string systemName)
{
    /// <summary>A path to the library; when set, nothing else is tried.</summary>
    public const string EnvironmentVariable = "FASTENGINE_DUCKDB";

    /// <summary>The locator of this process.</summary>
    public static DuckDbLibraryLocator Default { get; } =
        new(Environment.GetEnvironmentVariable(EnvironmentVariable), AppContext.BaseDirectory, FileName);

    private static string FileName =>
        OperatingSystem.IsWindows() ? "duckdb.dll" : OperatingSystem.IsMacOS() ? "libduckdb.dylib" : "libduckdb.so";

    /// <summary>The library loaded, and the name that it was found by.</summary>
    /// <exception cref="DllNotFoundException">It is nowhere; the message says where it was looked for and what to do.</exception>
    public (nint Handle, string FoundAs) Load()
    {
        var tried = new List<string>();
        foreach (var candidate in Candidates())
        {
            // dlopen's own words tell a missing file from one of another platform.
            try
            {
                return (NativeLibrary.Load(candidate), candidate);
            }
            catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
            {
                tried.Add($"{candidate}: {FirstLine(e.Message, candidate)}");
            }
        }

        var advice = string.IsNullOrEmpty(environmentPath)
            ? $"Build again (npm fetches it), install DuckDB's library, or set {EnvironmentVariable} to its path."
            : $"Correct {EnvironmentVariable}, or unset it to use the library that the build put beside the program.";
        throw new DllNotFoundException($"DuckDB's native library was not found. Looked for {string.Join("; ", tried)}. {advice}");
    }

    private IEnumerable<string> Candidates() => string.IsNullOrEmpty(environmentPath)
        ? [Path.Combine(assemblyDirectory, systemName), systemName]
        : [environmentPath];

    private static string FirstLine(string message, string candidate)
    {
        if (Path.IsPathRooted(candidate) && !File.Exists(candidate)) return "no such file";
        if (!Path.IsPathRooted(candidate)) return "not among the system's libraries";
        var end = message.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? message : message[..end];
    }
}
