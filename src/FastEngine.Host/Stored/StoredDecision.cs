using System.Text.Json;

namespace FastEngine.Host.Stored;

/// <summary>A line of <c>decisions.jsonl</c>.</summary>
internal sealed class StoredDecision(JsonElement line)
{
    /// <summary>The level of one that passed all.</summary>
    public const int PassedAll = 5;

    public JsonElement Json => line;

    public long TimeNs => line.Whole("time_ns") ?? 0;

    public string Symbol => line.Text("symbol") ?? "";

    public string Strategy => line.Text("strategy") ?? "";

    public string Direction => line.Text("direction") ?? "";

    public bool IsLong => Direction == "long";

    public string Outcome => line.Text("outcome") ?? "";

    /// <summary>Null when it passed.</summary>
    public string? Stop => line.Text("stop");

    public int Level => (int)(line.Whole("level") ?? 0);

    public long Number => line.Whole("decision") ?? 0;

    public long Sequence => line.Whole("sequence") ?? 0;

    public long TradeId => line.Whole("trade_id") ?? 0;

    public string Price => line.Text("price") ?? "";

    public double? Measured => line.Number("measured");

    public double? Threshold => line.Number("threshold");

    /// <summary>How far from passing, as a part of the threshold; infinite when its stop has no such distance.</summary>
    public double Distance =>
        Stop is "primary" or null || Measured is not { } measured || Threshold is not { } threshold || threshold == 0
            ? double.PositiveInfinity
            : Math.Abs(measured - threshold) / Math.Abs(threshold);

    /// <summary>It was at a zone, and stopped there.</summary>
    public bool IsNearMiss => Level >= 3 && Outcome == "rejected";
}
