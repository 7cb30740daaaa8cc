using System.Text.Json;

namespace FastEngine.EndToEnd;

/// <summary>The built <c>fastengine</c>.</summary>
internal static class Engine
{
    public static Outcome Run(params IEnumerable<string> arguments) => Child.Run(Repository.Engine, arguments);

    public static Outcome RunIn(string folder, params IEnumerable<string> arguments) => Child.Run(Repository.Engine, arguments, folder);

    /// <summary>The summary of a replay that must succeed, and on whose hot threads nothing was allocated.</summary>
    public static JsonElement Replay(params IEnumerable<string> arguments)
    {
        var summary = Run(["replay", "--json", .. arguments]).Expect(0).Json();
        AssertNothingAllocated(summary);
        return summary;
    }

    public static string MetricsHash(this JsonElement summary) => summary.GetProperty("metrics_hash").GetString()!;

    public static void AssertNothingAllocated(JsonElement summary)
    {
        var threads = summary.GetProperty("hot_threads").EnumerateArray().ToList();
        Assert.NotEmpty(threads);
        Assert.All(threads, thread => Assert.Equal((thread.GetProperty("name").GetString(), 0), (thread.GetProperty("name").GetString(), thread.GetProperty("allocated_bytes").GetInt64())));
    }
}
