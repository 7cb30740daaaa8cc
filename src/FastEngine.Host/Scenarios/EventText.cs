using System.Globalization;
using System.Text.Json.Nodes;
using FastEngine.Host.Configuration;
using FastEngine.Host.Scenarios.Checks;

namespace FastEngine.Host.Scenarios;

/// <summary>An event on one line, its numbers in a person's units.</summary>
internal static class EventText
{
    private const double PpmPerPercent = 10_000;

    // Of use to programs, or said by the line already.
    private static readonly string[] Left =
    [
        "time_ns", "event", "kind", "sequence", "symbol", "client_id", "published_stamp", "decided_stamp", "approved_stamp", "decided_on", "decided_ns", "venue_time_ns",
        "trade_id", "signal_time_ns", "signal_sequence", "decision", "exit_sequence", "venue_sequence", "last", "reference_price",
    ];

    // What these measured is ns, and ppm, though their fields do not say so.
    private static readonly string[] InNs =
    [
        "position_shown", "position_not_shown", "leg_attached", "leg_missing", "protected", "naked_too_long", "symbol_silent", "symbol_heard", "hold_alert",
        "time_to_flat_high", "time_to_flat_normal", "exit_deadline_missed", "order_looked_up", "order_never_sent",
    ];

    private static readonly string[] InPpm =
        ["leg_moved", "leg_held", "ladder_alert", "ladder_half", "ladder_all", "ladder_halt", "margin_buffer_low", "margin_buffer_restored", "regime_changed", "day_began"];

    public static string Of(ScenarioEvent e) => $"{e.Name} {Fields(e)}".TrimEnd();

    public static string Fields(ScenarioEvent e) => string.Join("  ", e.Data.Where(pair => !IsLeft(e, pair.Key) && !IsNothing(pair.Value)).Select(pair => Field(Named(e, pair.Key), pair.Value!)));

    // Of an event that compared nothing, or went nowhere, the fields for it say nothing.
    private static bool IsLeft(ScenarioEvent e, string key) => Left.Contains(key)
        || (key is "measured" or "limit" && IsZero(e, "measured") && IsZero(e, "limit"))
        || (key is "from" or "to" && Condition.Shown(e.Data["from"]) == Condition.Shown(e.Data["to"]))
        || (key == "parts" && e.Data[key] is JsonObject parts && parts.All(part => Condition.Shown(part.Value) == "0"));

    private static bool IsZero(ScenarioEvent e, string key) => Condition.Shown(e.Data[key]) is "0" or "none";

    private static string Named(ScenarioEvent e, string key) => key is not ("measured" or "limit") ? key
        : e.Name is "trigger_tripped" or "trigger_reset" ? key + UnitOf(Condition.Shown(e.Data["trigger"]))
        : InNs.Contains(e.Name) ? $"{key}_ns" : InPpm.Contains(e.Name) ? $"{key}_ppm" : key;

    // Of what a trigger compares; a number of trades or errors has none.
    private static string UnitOf(string trigger) => trigger switch
    {
        "order_latency" or "feed_silent" or "clock_offset" or "clock_uncertain" => "_ns",
        "daily_loss" or "hourly_loss" or "drawdown" => "_ppm",
        _ => "",
    };

    private static bool IsNothing(JsonNode? value) => value is null || (value is JsonValue flag && flag.TryGetValue<bool>(out var it) && !it);

    private static string Field(string key, JsonNode value)
    {
        if (value is JsonObject inner) return $"{key}({string.Join(' ', inner.Where(pair => pair.Value is not null).Select(pair => Field(pair.Key, pair.Value!)))})";
        if (value is JsonArray list) return $"{key}=[{string.Join(' ', list.Select(Condition.Shown))}]";
        var text = Condition.Shown(value);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return text == "true" ? key : $"{key}={text}";
        if (key.EndsWith("_ns", StringComparison.Ordinal) && number is >= 0 and < long.MaxValue && number == Math.Floor(number)) return $"{key[..^3]}={Duration.Format((long)number)}";
        if (key.EndsWith("_ppm", StringComparison.Ordinal)) return FormattableString.Invariant($"{key[..^4]}={number / PpmPerPercent:0.####}%");
        return FormattableString.Invariant($"{key}={Math.Round(number, 4):0.####}");
    }
}
