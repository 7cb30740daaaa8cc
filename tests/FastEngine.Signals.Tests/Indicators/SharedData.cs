namespace FastEngine.Signals.Tests.Indicators;

/// <summary>Published reference values beside the repository, where they exist.</summary>
internal static class SharedData
{
    private static int _skipped;

    /// <summary>The path, or null where it does not exist; then the test that asked is counted as skipped, and says so.</summary>
    public static string? Find(string relativePath)
    {
        var path = Root() is { } root ? Path.Combine(root, "data", relativePath) : null;
        if (path is not null && File.Exists(path)) return path;
        Console.WriteLine($"skipped {Interlocked.Increment(ref _skipped)} tests that need ../shared (now {relativePath})");
        return null;
    }

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable("FASTENGINE_SHARED") is { Length: > 0 } given) return given;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FastEngine.sln"))) folder = folder.Parent;
        return folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared") : null;
    }
}
