namespace FastEngine.EndToEnd;

/// <summary>Where things are: the repository, what was built in it, and the real data beside it.</summary>
internal static class Repository
{
    private static int _skipped;

    public static string Root { get; } = FindRoot();

    /// <summary>The configuration that these tests were built with; the executables were built with the same.</summary>
    private static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string Engine => Built("src/FastEngine.Host", "fastengine.dll");

    public static string Proofs => Built("tests/FastEngine.Proofs", "FastEngine.Proofs.dll");

    public static string At(string relativePath) => Path.Combine(Root, relativePath);

    /// <summary>Real recordings, or none where they do not exist; then the test that asked counts as skipped, and says so.</summary>
    public static string[] SharedRecordings()
    {
        var shared = Environment.GetEnvironmentVariable("FASTENGINE_SHARED") is { Length: > 0 } given ? given : Path.Combine(Root, "..", "shared");
        string[] files =
        [
            .. Files(Path.Combine(shared, "data", "binance-raw"), "*.gz"),
            .. Files(Path.Combine(shared, "data", "archives"), "*.zip"),
            .. Files(Path.Combine(shared, "data", "archives"), "*.csv.gz"),
        ];
        if (files.Length == 0) Console.WriteLine($"skipped {Interlocked.Increment(ref _skipped)} tests that need the recordings of ../shared");
        return files;
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal) : [];

    private static string Built(string project, string name) => At(Path.Combine(project, "bin", Configuration, "net10.0", name));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FastEngine.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"no FastEngine.sln above {AppContext.BaseDirectory}");
        return folder.FullName;
    }
}
