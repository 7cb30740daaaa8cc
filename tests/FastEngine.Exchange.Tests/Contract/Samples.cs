using System.Text.Json;
using System.Text.Json.Nodes;

namespace FastEngine.Exchange.Tests.Contract;

/// <summary>The venue's payload samples beside the repository; <c>FASTENGINE_SHARED</c> names another place of <c>../shared</c>.</summary>
internal static class Samples
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static string? Folder { get; } = Find();

    /// <summary>The payload of a sample: of a stream the event itself, out of its envelope.</summary>
    public static JsonNode Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder!, name));
        if (name.EndsWith(".txt", StringComparison.Ordinal))
        {
            // Streams: what was sent, its answer, then an equals sign and the event. Endpoints: method, path, whether signed, then the answer.
            var equals = text.IndexOf("\n=", StringComparison.Ordinal);
            text = equals >= 0 ? text[(equals + 2)..] : string.Join('\n', text.Split('\n').Skip(3));
        }

        var node = JsonNode.Parse(text, null, Lenient)!;
        if (node is not JsonObject envelope) return node;
        return envelope["data"] ?? envelope["event"] ?? node;
    }

    private static string? Find()
    {
        var shared = Environment.GetEnvironmentVariable("FASTENGINE_SHARED");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); shared is null && folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FastEngine.sln"))) shared = Path.Combine(folder.FullName, "..", "shared");
        }

        var samples = Path.Combine(shared ?? ".", "venues", "samples", "binance");
        return Directory.Exists(samples) ? samples : null;
    }
}
