namespace FastEngine.Venues.Tests.Binance;

/// <summary>Answers and events as the venue's documentation and clients that use it show them, where they exist.</summary>
internal static class Samples
{
    public static string? Folder { get; } = SharedData.Recordings is { } recordings ? Found(Path.Combine(recordings, "..", "..", "venues", "samples", "binance")) : null;

    /// <summary>A payload, or null without the samples.</summary>
    public static string? Json(string name) => Folder is null ? null : File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>The answer in a file that begins with method, path and whether it is signed.</summary>
    public static string? Answer(string name)
    {
        if (Json(name) is not { } text) return null;
        var at = text.IndexOfAny(['{', '[']);
        return text[at..];
    }

    /// <summary>The event in a file of a subscription, without its cover.</summary>
    public static string? Event(string name)
    {
        if (Json(name) is not { } text) return null;
        var json = text[(text.LastIndexOf("\n=", StringComparison.Ordinal) + 2)..].Trim();
        using var document = System.Text.Json.JsonDocument.Parse(json);
        foreach (var cover in new[] { "data", "event" })
        {
            if (document.RootElement.TryGetProperty(cover, out var inner)) return inner.GetRawText();
        }

        return json;
    }

    private static string? Found(string folder) => Directory.Exists(folder) ? folder : null;
}
