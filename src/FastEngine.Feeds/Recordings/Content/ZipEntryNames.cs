namespace FastEngine.Feeds;

/// <summary>Which entries of a zip archive are recordings.</summary>
internal static class ZipEntryNames
{
    private static readonly string[] Extensions = [".csv", ".txt", ".jsonl", ".ndjson", ".json", ".log"];

    public const string Expected = ".csv, .txt, .jsonl, .ndjson, .json or .log";

    public static bool IsRecording(string name)
    {
        // Directories and the resource forks that macOS adds are not data.
        if (name.EndsWith('/') || name.StartsWith("__MACOSX/", StringComparison.Ordinal)) return false;
        foreach (var extension in Extensions)
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
