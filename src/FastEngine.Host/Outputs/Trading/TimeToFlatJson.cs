using System.Text.Json.Nodes;
using FastEngine.Core.Execution;
using FastEngine.Trading;
using FastEngine.Trading.Safety;

namespace FastEngine.Host.Outputs.Trading;

/// <summary>The time to flat in a summary: at the end, and the longest of the run.</summary>
internal static class TimeToFlatJson
{
    public static JsonObject Of(TradeStage stage) => new() { ["last"] = Of(stage.TimeToFlat), ["longest"] = Of(stage.HighestTimeToFlat) };

    private static JsonObject Of(TimeToFlat flat) => new()
    {
        ["time_ns"] = flat.TimeNs, ["total_ns"] = flat.TotalNs, ["wait_ns"] = flat.WaitNs, ["answer_ns"] = flat.AnswerNs, ["fill_ns"] = flat.FillNs,
        ["orders"] = flat.Orders, ["cost"] = Money.ToText(flat.Cost), ["cost_ppm"] = flat.CostPpm,
    };
}
