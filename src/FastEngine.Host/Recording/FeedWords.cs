using System.Text.Json.Nodes;
using FastEngine.Feeds.Live;

namespace FastEngine.Host.Recording;

/// <summary>Connections in words and figures.</summary>
internal static class FeedWords
{
    public static string Of(FeedEventKind kind) => kind switch
    {
        FeedEventKind.NotConnected => "not connected",
        FeedEventKind.ShuttingDown => "shutting down",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static JsonObject ToJson(string name, FeedPlan plan, FeedCounts counts) => new()
    {
        ["connection"] = name, ["streams"] = plan.Streams.Length, ["messages"] = counts.Messages, ["bytes"] = counts.Bytes, ["pings"] = counts.Pings,
        ["connects"] = counts.Connects, ["failed_connects"] = counts.FailedConnects, ["losses"] = counts.Losses, ["silences"] = counts.Silences,
        ["replacements"] = counts.Replacements, ["refused_requests"] = counts.Refused, ["longest_silence_ns"] = counts.LongestSilenceNs,
    };
}
