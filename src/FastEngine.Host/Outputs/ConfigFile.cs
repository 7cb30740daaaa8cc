using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FastEngine.Host.Configuration;

namespace FastEngine.Host.Outputs;

/// <summary><c>config.json</c>: every setting that changes results, as it was in force, each as <c>--set</c> takes it.</summary>
internal static class ConfigFile
{
    public const string Name = "config.json";
    public const string Knobs = "knobs";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Write(OutputFolder folder, ResolvedConfig config, string configHash)
    {
        var root = Of(config, configHash);
        using var file = folder.File(Name);
        file.Write(stream => stream.Write(Encoding.UTF8.GetBytes(root.ToJsonString(Indented) + "\n")));
    }

    /// <summary>The same as an object, for what keeps it elsewhere.</summary>
    public static JsonObject Of(ResolvedConfig config, string configHash)
    {
        var knobs = config.Catalogue.Knobs.Where(knob => knob.Hashed).Select(knob => KeyValuePair.Create<string, JsonNode?>(knob.Key, config.TextOf(knob)));
        return new JsonObject { ["config_hash"] = configHash, [Knobs] = new JsonObject(knobs) };
    }
}
