namespace FastEngine.Proofs.Allocation;

/// <summary>The real recordings beside the repository; <c>FASTENGINE_SHARED</c> names another place of <c>../shared</c>.</summary>
internal static class SharedRecordings
{
    private static readonly string[] Names =
    [
        "coinm_btcusd_perp_20240808.gz", "spot_btcusdt_20240808.gz", "spot_ethusdt_20240808.gz", "usdm_btcusdt_20240808.gz", "usdm_ethusdt_20240808.gz",
    ];

    public static string Folder { get; } = Path.Combine(Root(), "data", "binance-raw");

    public static int Missing => Names.Length - Find().Count;

    public static IReadOnlyList<string> Find() => [.. Names.Select(name => Path.Combine(Folder, name)).Where(File.Exists)];

    private static string Root()
    {
        if (Environment.GetEnvironmentVariable("FASTENGINE_SHARED") is { Length: > 0 } given) return given;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FastEngine.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? "..", "shared");
    }
}
