using FastEngine.Core;
using FastEngine.Core.Execution;

namespace FastEngine.Host.Outputs.Trading;

/// <summary>Defensive trade management, in <c>events.jsonl</c>.</summary>
internal static class DtmsFields
{
    private static readonly string[] Parts = ["structure", "vwap_volume", "momentum", "ema_alignment", "delta_pressure", "candle_conviction"];

    /// <summary>Names of the parts of a score, in their order.</summary>
    public static IReadOnlyList<string> PartNames => Parts;

    /// <summary>What a hedge is tagged with: the position that it hedges.</summary>
    public static string Tag(long parentId) => $"DTMS_HEDGE_{parentId}";

    public static void Write(JsonLines lines, Instrument instrument, IReadOnlyList<string> strategies, in DtmsEvent d)
    {
        lines.Add("symbol", instrument.Name).Add("position_id", d.PositionId).Add("strategy", ReservedStrategies.NameOf(d.StrategyId, strategies))
            .Add("direction", Names.Of(d.Direction)).Add("from", Names.Of(d.From)).Add("to", Names.Of(d.To)).Add("cause", Names.Of(d.Cause))
            .Add("score", d.Score).Add("profit_r", d.ProfitR).Add("measured", d.Measured).Add("limit", d.Limit);
        if (d.Price != 0) lines.Add("price", FixedPoint.ToText(d.Price, instrument.PriceScale));
        if (d.Quantity != 0) lines.Add("quantity", FixedPoint.ToText(d.Quantity, instrument.QuantityScale));
        if (d.Risk != 0) lines.Add("risk", FixedPoint.ToText(d.Risk, instrument.PriceScale));
        if (d.StopPrice != 0) lines.Add("stop_price", FixedPoint.ToText(d.StopPrice, instrument.PriceScale));
        if (d.HedgeId != 0) lines.Add("hedge_id", d.HedgeId).Add("tag", Tag(d.PositionId));
        if (d.Order != 0) lines.Add("order", d.Order);
        lines.BeginObject("parts");
        for (var i = 0; i < Parts.Length; i++) lines.Add(Parts[i], d.Parts[i]);
        lines.EndObject();
    }
}
