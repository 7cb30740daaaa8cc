using System.IO.Compression;

namespace FastEngine.Venues.Tests.Binance;

/// <summary>The recordings beside the repository, where they exist.</summary>
internal static class SharedData
{
    public static string? Recordings { get; } = Find();

    /// <summary>The frames of a recording, without their receive times.</summary>
    public static IEnumerable<byte[]> Frames(string path)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (text.ReadLine() is { } line) yield return FrameText.Utf8(line[(line.IndexOf(' ') + 1)..]);
    }

    private static string? Find()
    {
        var shared = Environment.GetEnvironmentVariable("FASTENGINE_SHARED");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); shared is null && folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FastEngine.sln"))) shared = Path.Combine(folder.FullName, "..", "shared");
        }

        var recordings = Path.Combine(shared ?? ".", "data", "binance-raw");
        return Directory.Exists(recordings) ? recordings : null;
    }
}
