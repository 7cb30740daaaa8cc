using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FastEngine.Simulation.Models.Delays;

/// <summary>A delay profile as a JSON file that a person can read, with the SHA-256 of its content in it.</summary>
public static partial class DelayFile
{
    private const string Format = "fastengine-delays";
    private const int Version = 1;
    private const string HashKey = "sha256";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file's text; equal profiles give equal bytes.</summary>
    public static string ToText(DelayProfile profile)
    {
        var root = new JsonObject
        {
            ["format"] = Format, ["version"] = Version, ["venue"] = profile.Venue,
            ["oldest_sample"] = Utc(profile.OldestNs), ["oldest_sample_ns"] = profile.OldestNs,
            ["newest_sample"] = Utc(profile.NewestNs), ["newest_sample_ns"] = profile.NewestNs,
            ["volatility_bps"] = new JsonArray([.. profile.VolatilityBps.Select(bps => (JsonNode)bps)]),
            ["least_samples"] = profile.LeastSamples,
            ["quantiles_ppm"] = new JsonArray([.. DelayTable.MeasuredPpm.Select(ppm => (JsonNode)ppm)]),
            ["note"] = "hour: of the day, UTC; volatility: step of the five-minute range by volatility_bps. A cell with fewer than least_samples, and one that is not listed, "
                + "takes its hour's quantiles, else its volatility's, else those of all.",
            ["delays"] = new JsonArray([.. profile.Delays.Select(Delay)]),
        };
        root[HashKey] = HashOf(root);

        // A list of numbers on a line of its own is easier to read, and no part of the content.
        return NumberLists().Replace(root.ToJsonString(Indented), list => "[" + string.Join(", ", list.Value.Split([' ', '\n', '\r', ',', '[', ']'], StringSplitOptions.RemoveEmptyEntries)) + "]") + "\n";
    }

    /// <exception cref="InvalidDataException">It is no such file, or its content is not what its hash says.</exception>
    public static DelayProfile Parse(string text)
    {
        try
        {
            var root = JsonNode.Parse(text)!.AsObject();
            if ((string?)root["format"] != Format) throw new InvalidDataException($"it is no file of delays: its format is not {Format}");
            if ((int?)root["version"] != Version) throw new InvalidDataException($"it is of version {root["version"]}, and this engine reads {Version}");
            var said = (string?)root[HashKey];
            root.Remove(HashKey);
            var hash = HashOf(root);
            if (said != hash) throw new InvalidDataException($"its content was changed: its sha256 is {hash}, and it says {said ?? "none"}");
            return new DelayProfile
            {
                Venue = (string)root["venue"]!, OldestNs = (long)root["oldest_sample_ns"]!, NewestNs = (long)root["newest_sample_ns"]!,
                LeastSamples = (int)root["least_samples"]!, VolatilityBps = [.. root["volatility_bps"]!.AsArray().Select(bps => (int)bps!)],
                Delays = [.. root["delays"]!.AsArray().Select(delay => Delay(delay!, [.. root["quantiles_ppm"]!.AsArray().Select(ppm => (int)ppm!)]))],
                Sha256 = hash,
            };
        }
        catch (Exception exception) when (exception is JsonException or NullReferenceException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"it cannot be read: {exception.Message}");
        }
    }

    [GeneratedRegex(@"\[[\d\s,]+\]")]
    private static partial Regex NumberLists();

    private static JsonNode Delay(MeasuredDelay delay) => new JsonObject
    {
        ["delay"] = Name(delay.Kind), ["samples"] = delay.Samples,
        ["cells"] = new JsonArray([.. delay.Cells.Select(cell => Cell(delay, cell))]),
    };

    private static JsonObject Cell(MeasuredDelay delay, DelayCell cell)
    {
        var json = new JsonObject { ["hour"] = cell.Hour, ["volatility"] = cell.Step, ["samples"] = cell.Samples };
        if (cell.Table is { } table) json["quantiles_ns"] = new JsonArray([.. table.QuantilesNs.Select(ns => (JsonNode)ns)]);
        else json["takes"] = Serving(delay, cell);
        return json;
    }

    private static string Serving(MeasuredDelay delay, DelayCell cell)
    {
        var serving = delay.Serving(cell.Hour ?? -1, cell.Step ?? -1);
        return serving switch
        {
            null => "nothing: too few samples",
            { Hour: { } hour } => $"hour {hour}",
            { Step: { } step } => $"volatility {step}",
            _ => "all",
        };
    }

    private static MeasuredDelay Delay(JsonNode json, int[] ppm) => new()
    {
        Kind = Enum.GetValues<DelayKind>().First(kind => Name(kind) == (string?)json["delay"]),
        Cells = [.. json["cells"]!.AsArray().Select(cell => new DelayCell((int?)cell!["hour"], (int?)cell["volatility"], (long)cell["samples"]!,
            cell["quantiles_ns"] is JsonArray quantiles ? new DelayTable(ppm, [.. quantiles.Select(ns => (long)ns!)]) : null))],
    };

    private static string Name(DelayKind kind) => kind switch
    {
        DelayKind.Feed => "feed",
        DelayKind.Submit => "submit",
        DelayKind.Acknowledge => "acknowledge",
        _ => "cancel",
    };

    private static string HashOf(JsonObject root) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root.ToJsonString(Compact))));

    private static string Utc(long ns) => DateTime.UnixEpoch.AddTicks(ns / 100).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
