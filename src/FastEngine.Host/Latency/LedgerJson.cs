using System.Text.Json.Nodes;
using FastEngine.Engine.Latency;
using FastEngine.Rings;

namespace FastEngine.Host.Latency;

/// <summary>The latency ledger for a program; times in nanoseconds.</summary>
internal static class LedgerJson
{
    public static JsonObject Of(LedgerSummary summary) => new()
    {
        ["files"] = summary.Files,
        ["sample"] = summary.Sample,
        ["from_ns"] = summary.FromUnixNs,
        ["to_ns"] = summary.ToUnixNs,
        ["dropped"] = summary.Dropped,
        ["run_delays"] = summary.HasDelays,
        ["collections"] = new JsonArray([.. summary.Collections.Select(count => (JsonNode?)count)]),
        ["events"] = Of(summary.Ticks),
        ["orders"] = Of(summary.Orders),
        ["tail"] = new JsonObject(Enum.GetValues<Culprit>().Select(culprit => KeyValuePair.Create(LedgerText.Of(culprit), (JsonNode?)summary.TailOf(culprit)))),
        ["slowest"] = new JsonArray([.. summary.Slowest.Select(slow => (JsonNode?)Of(slow))]),
    };

    private static JsonObject Of(StageFigures figures)
    {
        var json = new JsonObject();
        for (var stage = Stage.Parsed; stage <= Stage.Sent; stage++)
        {
            if (figures.Of(stage) is { } histogram) json[LedgerText.Of(stage)] = Of(histogram);
        }

        json["total"] = Of(figures.Total);
        return json;
    }

    private static JsonObject Of(LatencyHistogram histogram) => new()
    {
        ["count"] = histogram.Count, ["p50"] = histogram.PercentileNs(50), ["p99"] = histogram.PercentileNs(99), ["p999"] = histogram.PercentileNs(99.9), ["max"] = histogram.MaxNs,
    };

    private static JsonObject Of(SlowRecord slow)
    {
        var (record, counters) = (slow.Entry.Record, slow.Entry.Counters);
        var stages = new JsonObject();
        for (var stage = Stage.Parsed; stage <= Stage.Sent; stage++)
        {
            if (Stages.TryLength(in record, stage, out var ns)) stages[LedgerText.Of(stage)] = ns;
        }

        return new JsonObject
        {
            ["time_ns"] = slow.UnixNs, ["kind"] = record.Kind == LatencyRecordKind.Tick ? "event" : "order", ["order"] = record.Order, ["sequence"] = record.Sequence,
            ["symbol"] = slow.Symbol, ["total"] = slow.TotalNs, ["stages"] = stages, ["stage"] = LedgerText.Of(slow.Stage), ["took"] = slow.StageNs,
            ["culprit"] = LedgerText.Of(slow.Culprit), ["window"] = counters.WindowNs, ["gc_pause"] = counters.GcPauseNs, ["collections"] = counters.Collections,
            ["run_delay"] = counters.DelayNs, ["ran"] = counters.RunNs, ["minor_faults"] = counters.MinorFaults, ["major_faults"] = counters.MajorFaults,
            ["voluntary_switches"] = counters.Voluntary, ["involuntary_switches"] = counters.Involuntary, ["behind"] = record.Behind, ["ring_waiting"] = counters.Waiting,
        };
    }
}
